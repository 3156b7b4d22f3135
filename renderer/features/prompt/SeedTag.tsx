/** @file The seed: which one was used, whether it stays, and another by the dice. */
import Popover from "@mui/material/Popover";
import { type ReactElement, useId, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { randomSeed } from "../studio/random-seed.ts";
import { parseSeed } from "./parse-seed.ts";
import styles from "./PromptCard.module.css";

export function SeedTag(): ReactElement {
  const t = useText("studio");
  const { seed, seedLocked } = useDraft((draft) => draft.now);
  const edit = useDraft((draft) => draft.edit);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [text, setText] = useState("");
  const title = useId();
  const help = useId();
  const typed = parseSeed(text);

  const open = (element: HTMLElement): void => {
    setText(String(seed));
    setAnchor(element);
  };
  const close = (): void => {
    if (typed === "random") edit({ seed: randomSeed(), seedLocked: true });
    else if (typed !== undefined && typed !== seed) edit({ seed: typed, seedLocked: true });
    setAnchor(null);
  };

  return (
    <>
      <button
        type="button"
        className={styles.tag}
        aria-label={t(seedLocked ? "seedLocked" : "seedOpen", { seed })}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => open(currentTarget)}
      >
        <Icon name={seedLocked ? "lock" : "dice"} small />
        {seed}
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-labelledby": title } }}
      >
        <div className={styles.panel}>
          <h3 id={title}>{t("seed")}</h3>
          <div className={styles.line}>
            <input
              autoFocus
              inputMode="numeric"
              aria-label={t("seed")}
              aria-describedby={help}
              aria-invalid={typed === undefined}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={({ key }) => {
                if (key === "Enter") close();
              }}
            />
            <Tool
              name={t("seedRandom")}
              icon="dice"
              onClick={() => {
                const next = randomSeed();
                edit({ seed: next, seedLocked: true });
                setText(String(next));
              }}
            />
            <Tool
              name={t("seedKeep")}
              icon={seedLocked ? "lock" : "unlock"}
              aria-pressed={seedLocked}
              onClick={() => edit({ seedLocked: !seedLocked })}
            />
          </div>
          <p id={help} className={styles.quiet}>
            {typed === undefined ? t("seedWrong", { most: Number.MAX_SAFE_INTEGER }) : t("seedHelp")}
          </p>
        </div>
      </Popover>
    </>
  );
}
