/** @file The button on a round that stopped with pictures missing: they are drawn again. */
import type { ReactElement } from "react";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Tool } from "../../ui/Tool.tsx";
import { attempt } from "./attempt.ts";
import type { Box } from "./layout.ts";
import styles from "./RoundTree.module.css";
import { standingOf } from "./standing.ts";
import { useRoundName } from "./use-round-words.ts";

/** Pixels of the button's side. */
const SIDE = 24;

export interface RetryProps {
  readonly round: Round;
  readonly box: Box;
  /** Height of the round's mat, pixels; the button stands at the end of the caption under it. */
  readonly matHeight: number;
}

/** Beside the tree and not in it: what stands in a tree is walked by arrows, and this is pressed. */
export function Retry({ round, box, matHeight }: RetryProps): ReactElement | null {
  const t = useText("history");
  const client = useClient();
  const name = useRoundName();
  const { job } = round;
  if (job === null || standingOf(round).kind !== "stopped") return null;
  return (
    <span className={styles.retry} style={{ left: box.x + box.width - SIDE, top: box.y + matHeight + 2 }}>
      <Tool
        small
        icon="redo"
        name={t("retryRound", { round: name(round) })}
        onClick={() => attempt(() => client["jobs.retry"]({ job }))}
      />
    </span>
  );
}
