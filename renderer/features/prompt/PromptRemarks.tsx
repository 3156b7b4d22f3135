/** @file What of the prompt the pack does not understand or cannot show, said while it is written. */
import { type ReactElement, useDeferredValue, useMemo, useState } from "react";
import { readPrompt } from "../../../app/prompt/read.ts";
import { withoutEffect } from "../../../app/prompt/remarks.ts";
import { useText } from "../../locales/use-text.ts";
import styles from "./PromptCard.module.css";

export interface PromptRemarksProps {
  readonly prompt: string;
  /** Takes the prompt with one word replaced. */
  readonly onReplace: (prompt: string) => void;
}

interface Remark {
  readonly words: string;
  /** Words that may have been meant, and where they would go. */
  readonly meant: readonly { readonly word: string; readonly prompt: string }[];
}

/** Remarks shown before the rest is folded away. */
const SHOWN = 2;

const EFFECTLESS = { undrawn: "undrawnWord", unbound: "unboundWord", surplus: "surplusWord" } as const;

export function PromptRemarks({ prompt, onReplace }: PromptRemarksProps): ReactElement | null {
  const t = useText("studio");
  const read = useDeferredValue(prompt);
  const [open, setOpen] = useState(false);
  const remarks = useMemo((): Remark[] => {
    if (read.trim() === "") return [];
    const reading = readPrompt(read);
    const without = withoutEffect(read, reading).map(({ words, why }) => ({
      words: t(EFFECTLESS[why], { word: words }),
      meant: [],
    }));
    const unknown = reading.unknown.map(({ word, at, nearest }) => ({
      words: t(nearest.length === 0 ? "unknownWord" : "unknownWordNear", { word }),
      meant: nearest.map((known) => ({
        word: known,
        prompt: read.slice(0, at) + known + read.slice(at + word.length),
      })),
    }));
    const { length } = reading.dropped;
    return [
      ...unknown,
      ...without,
      ...(length > 0 ? [{ words: t("droppedPhrases", { count: length }), meant: [] }] : []),
      ...(reading.phrases.length === 0 ? [{ words: t("namesNothing"), meant: [] }] : []),
    ];
  }, [read, t]);

  if (remarks.length === 0) return null;
  const shown = open ? remarks : remarks.slice(0, SHOWN);
  return (
    <ul className={styles.remarks} aria-label={t("remarks")}>
      {shown.map(({ words, meant }) => (
        <li key={words}>
          {words}
          {meant.map(({ word, prompt: replaced }) => (
            <button
              key={word}
              type="button"
              className={styles.replace}
              aria-label={t("replaceWith", { word })}
              onClick={() => onReplace(replaced)}
            >
              {word}
            </button>
          ))}
        </li>
      ))}
      {shown.length === remarks.length ? null : (
        <li>
          <button type="button" className={styles.replace} onClick={() => setOpen(true)}>
            {t("moreRemarks", { count: remarks.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}
