/** @file What the person did last, each with a way to take it back. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import type { Profile } from "../../../app/contract/studio/profile.ts";
import { useClient } from "../../host/host.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { attempt } from "./attempt.ts";
import styles from "./Profile.module.css";
import { Section } from "./Section.tsx";
import { useDeedWords } from "./use-deed-words.ts";

/** Rows before somebody asks for all. */
const FIRST = 8;

export function Recent({ recent }: { readonly recent: Profile["recent"] }): ReactElement {
  const t = useText("profile");
  const client = useClient();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const when = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short" });
  const say = useDeedWords();
  const undo = (number: number, words: string): void =>
    attempt(async () => {
      await client["profile.undo"]({ number });
      announce(t("undoneSays", { words }));
    });
  return (
    <Section title={t("recent")}>
      <ul className={styles.recent}>
        {(all ? recent : recent.slice(0, FIRST)).map(({ number, deed, created, undone }) => {
          const words = say(deed);
          return (
            <li key={number} className={undone ? styles.undone : undefined}>
              <time dateTime={new Date(created).toISOString()}>{when.format(created)}</time>
              <span>{words}</span>
              {undone ? (
                <span className={styles.faint}>{t("undone")}</span>
              ) : (
                <Button
                  size="small"
                  variant="text"
                  aria-label={t("undoThis", { words })}
                  onClick={({ currentTarget }) => {
                    focusNext(currentTarget);
                    undo(number, words);
                  }}
                >
                  {t("undo")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {recent.length > FIRST ? (
        <div>
          <Button size="small" variant="text" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("showFewer") : t("showAll", { count: recent.length })}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

/** The button of a row that is taken back goes: the keyboard moves on to the next row's, or to the one before. */
function focusNext(button: HTMLElement): void {
  const buttons = [...(button.closest("ul")?.querySelectorAll("button") ?? [])];
  const at = buttons.indexOf(button as HTMLButtonElement);
  (buttons[at + 1] ?? buttons[at - 1])?.focus();
}
