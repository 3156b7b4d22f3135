/** @file A judge that a person has added, with all that is needed to ask it. */
import type { JudgeOrder } from "../../../app/contract/engine/engine.ts";
import type { JudgeCalibration } from "../../../app/contract/studio/judges.ts";
import type { KeptJudge } from "../../store/feedback-store.ts";

export interface Asking {
  /** Null asks for the judge's own numbers, on `rated`. */
  readonly calibration: JudgeCalibration | null;
  /** For a server that wants one. */
  readonly key: string | null;
}

/** The order that the engine opens the judge by. */
export function addedOrder(
  { id, setup }: Pick<KeptJudge, "id" | "setup">,
  { calibration: kept, key }: Asking,
): JudgeOrder {
  const calibration = kept && linesOf(kept);
  if (setup.kind === "local") return { kind: "local", id, setup, calibration };
  return { kind: "server", id, setup, key, calibration };
}

function linesOf({ valence, arousal, residual }: JudgeCalibration) {
  return { valence, arousal, residual };
}
