/** @file Two prompts as one text: what came is underlined in the colour of the place it leads to, what went is struck. */
import type { CSSProperties, ReactElement } from "react";
import type { Change } from "../../app/feedback/diff-words.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { useMoodColours } from "../state/scheme.ts";
import styles from "./PromptDiff.module.css";

export interface PromptDiffProps {
  readonly changes: readonly Change[];
  /** Where the change leads, null while that is unknown. */
  readonly towards: PlanePoint | null;
}

export function PromptDiff({ changes, towards }: PromptDiffProps): ReactElement {
  const { fill, ink } = useMoodColours();
  const colours = towards === null ? {} : ({ "--fill": fill(towards), "--ink-of": ink(towards) } as CSSProperties);
  return (
    <span className={styles.diff} style={colours}>
      {changes.map(({ kind, text }, i) => {
        // Spaces and commas at the edges are not underlined, and leave the sign at its word.
        const [, before, words, after] = /^([\s,]*)([^]*?)([\s,]*)$/.exec(text)!;
        if (kind === "same" || words === "") return <span key={i}>{text}</span>;
        const Mark = kind === "add" ? "ins" : "del";
        const touching = kind === "add" && changes[i - 1]?.kind === "remove" && before === "";
        return (
          <span key={i}>
            {touching ? " " : before}
            <Mark>{words}</Mark>
            {after}
          </span>
        );
      })}
    </span>
  );
}
