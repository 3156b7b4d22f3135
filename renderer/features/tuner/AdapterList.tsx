/** @file Adapters: how much of each is used, what was measured of it, and its way in and out. */
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Slider from "@mui/material/Slider";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Adapter } from "../../../app/contract/studio/tuner.ts";
import { MAX_STRENGTH } from "../../../app/series/recipe.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { Icon } from "../../ui/Icon.tsx";
import { plain } from "../../ui/numbers.ts";
import { TitleField } from "../../ui/TitleField.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { attempt } from "./attempt.ts";
import { sendAdapter } from "./send-adapter.ts";
import styles from "./Tuner.module.css";

export function AdapterList({ adapters }: { readonly adapters: readonly Adapter[] }): ReactElement {
  const t = useText("tuner");
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className={styles.sheet} aria-label={t("adapters")}>
      <div className={styles.sheetHead}>
        <h2>{t("adapters")}</h2>
        <span className={styles.space} />
        <Button size="small" variant="text" title={t("importHint")} onClick={() => input.current?.click()}>
          <Icon name="plus" small />
          {t("import")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".safetensors"
          aria-label={t("import")}
          hidden
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) attempt(async () => announce((await sendAdapter(file.name, file)).remark));
            target.value = "";
          }}
        />
      </div>
      {adapters.length === 0 ? <p className={styles.hint}>{t("noAdapters")}</p> : null}
      <ul className={styles.adapters}>
        {adapters.map((adapter) => (
          <Row key={adapter.id} adapter={adapter} />
        ))}
      </ul>
    </section>
  );
}

function Row({ adapter }: { readonly adapter: Adapter }): ReactElement {
  const t = useText("tuner");
  const common = useText("common");
  const client = useClient();
  const { id, name, heldOut } = adapter;
  const [strength, setStrength] = useState(adapter.strength);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => setStrength(adapter.strength), [adapter.strength]);
  const give = (names: "peft" | "kohya"): void => {
    setAnchor(null);
    attempt(async () => {
      const { url } = await client["adapters.export"]({ adapter: id, names });
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.click();
    });
  };
  const remove = (): void =>
    attempt(async () => {
      setAnchor(null);
      await client["adapters.remove"]({ adapter: id });
      announce(t("removedAdapter", { name }));
    });
  return (
    <li className={styles.adapter}>
      <div className={styles.adapterHead}>
        <TitleField
          title={name}
          words={{ rename: common("rename"), name: t("renameAdapter", { name }) }}
          look={{ name: styles.adapterName, field: styles.adapterField }}
          onRename={(next) => attempt(() => client["adapters.rename"]({ adapter: id, name: next }))}
        />
        <Tool
          small
          name={`${common("details")}: ${name}`}
          icon="more"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        />
        <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
          <MenuItem onClick={() => give("peft")}>{t("exportPeft")}</MenuItem>
          <MenuItem onClick={() => give("kohya")}>{t("exportKohya")}</MenuItem>
          <MenuItem onClick={remove}>{common("remove")}</MenuItem>
        </Menu>
      </div>
      <div className={styles.adapterLine}>
        <Slider
          min={0}
          max={MAX_STRENGTH}
          step={0.05}
          marks={[{ value: 1 }]}
          value={strength}
          aria-label={t("strength", { name })}
          onChange={(_, value) => setStrength(value)}
          onChangeCommitted={(_, value) => attempt(() => client["adapters.strength"]({ adapter: id, strength: value }))}
        />
        <span className={styles.count}>{strength === 0 ? t("offWord") : plain(strength)}</span>
      </div>
      {heldOut === null ? null : (
        <span className={styles.faint}>
          {t("heldOut", {
            after: `${common("valenceLetter")} ${plain(heldOut.witness.error.valence)}, ${common("arousalLetter")} ${plain(heldOut.witness.error.arousal)}`,
          })}
        </span>
      )}
    </li>
  );
}
