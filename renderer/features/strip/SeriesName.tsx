/** @file The name of a series, which can be written over where it stands. */
import { type ReactElement, useState } from "react";
import type { SeriesHead } from "../../../app/contract/studio/series.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { attempt } from "../studio/attempt.ts";
import styles from "./Strip.module.css";

export function SeriesName({ head }: { readonly head: SeriesHead }): ReactElement {
  const t = useText("studio");
  const client = useClient();
  const [text, setText] = useState<string | null>(null);
  const keep = (): void => {
    const title = text?.trim() ?? "";
    if (title !== "" && title !== head.title) attempt(() => client["series.rename"]({ series: head.id, title }));
    setText(null);
  };
  if (text === null) {
    return (
      <h2>
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
      aria-label={t("seriesName")}
      maxLength={120}
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
