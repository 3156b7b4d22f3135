/** @file The name of a refinement, which can be written over where it stands. */
import { type ReactElement, useState } from "react";
import type { RefinementHead } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { attempt } from "./attempt.ts";
import styles from "./HistoryHead.module.css";

/** The contract's longest name. */
const MOST = 120;

export function RefinementName({ head }: { readonly head: RefinementHead }): ReactElement {
  const t = useText("history");
  const client = useClient();
  const [text, setText] = useState<string | null>(null);
  const keep = (): void => {
    const title = text?.trim() ?? "";
    if (title !== "" && title !== head.title) {
      attempt(() => client["refinements.rename"]({ refinement: head.id, title }));
    }
    setText(null);
  };
  if (text === null) {
    return (
      <h2 className={styles.nameHead}>
        <button
          type="button"
          className={styles.name}
          title={t("rename")}
          aria-label={`${head.title}. ${t("rename")}`}
          onClick={() => setText(head.title)}
        >
          {head.title}
        </button>
      </h2>
    );
  }
  return (
    <input
      className={styles.rename}
      autoFocus
      aria-label={t("name")}
      maxLength={MOST}
      value={text}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === "Enter") keep();
        else if (key === "Escape") setText(null);
      }}
    />
  );
}
