/** @file The button on a round that stopped with pictures missing: they are drawn again. */
import type { ReactElement } from "react";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { attempt } from "./attempt.ts";
import type { Box } from "./layout.ts";
import styles from "./RoundTree.module.css";
import { standingOf } from "./standing.ts";
import { useRoundName } from "./use-round-words.ts";

/** Pixels from the foot of the mat, and from its sides. */
const UP = 38;
const ASIDE = 18;

export interface RetryProps {
  readonly round: Round;
  readonly box: Box;
  /** Height of the round's mat, pixels. */
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
    <button
      type="button"
      className={styles.retry}
      style={{ left: box.x + ASIDE, width: box.width - 2 * ASIDE, top: box.y + matHeight - UP }}
      aria-label={t("retryRound", { round: name(round) })}
      onClick={() => attempt(() => client["jobs.retry"]({ job }))}
    >
      <Icon name="redo" small />
      {t("retry")}
    </button>
  );
}
