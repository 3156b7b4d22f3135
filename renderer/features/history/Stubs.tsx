/** @file Rejected suggestions as dashed stubs under the round they were made for. */
import type { ReactElement } from "react";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { changedWords, wordsOf } from "./edit-words.ts";
import { rejectedOf } from "./effects.ts";
import type { Box, Sizes } from "./layout.ts";
import styles from "./RoundTree.module.css";
import { useRoundName } from "./use-round-words.ts";

/** More of one round are counted instead. */
const MOST = 3;

/** Rows that so many rejected suggestions take. */
export function stubRows(count: number): number {
  return count > MOST ? MOST : count;
}

export interface StubsProps {
  readonly view: Refinement;
  readonly round: Round;
  /** Of the round; the stubs hang at its foot. */
  readonly box: Box;
  readonly sizes: Sizes;
}

export function Stubs({ view, round, box, sizes }: StubsProps): ReactElement | null {
  const t = useText("history");
  const name = useRoundName();
  const rejected = rejectedOf(view, round);
  if (rejected.length === 0) return null;
  const shown = rejected.slice(0, rejected.length > MOST ? MOST - 1 : MOST);
  const rows = stubRows(rejected.length);
  const more = rejected.length - shown.length;
  const line = Array.from({ length: rows }, (_, i) => {
    const y = i * sizes.stub + sizes.stub / 2;
    return `M4 0V${y - 5}Q4 ${y} 9 ${y}H14`;
  });
  return (
    <div
      className={styles.stubs}
      style={{ left: box.x, top: box.y + box.height - rows * sizes.stub, width: box.width }}
    >
      <svg className={styles.stubLines} width={16} height={rows * sizes.stub} aria-hidden="true">
        <path d={line.join("")} />
      </svg>
      <ul aria-label={t("rejectedOf", { round: name(round) })}>
        {shown.map(({ id, prompt }) => {
          const words = wordsOf(changedWords(round.prompt, prompt));
          return (
            <li key={id} style={{ height: sizes.stub }} title={`${words}, ${t("rejected")}`}>
              <span>{words}</span> <em>{t("rejected")}</em>
            </li>
          );
        })}
        {more === 0 ? null : <li style={{ height: sizes.stub }}>{t("moreRejected", { count: more })}</li>}
      </ul>
    </div>
  );
}
