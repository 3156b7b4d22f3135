/** @file The judges that were added in the studio, with what was found out about each. */
import type { JudgeCalibration, JudgeProbe } from "../../../app/contract/studio/judges.ts";
import { openStore } from "../../store/open.ts";
import type { KeptJudge } from "../../store/feedback-store.ts";

export interface AddedJudge extends KeptJudge {
  readonly probe: JudgeProbe | null;
  readonly calibration: JudgeCalibration | null;
}

/**
 * The judges kept in a data folder, in the order they were added. Nothing of the folder is held afterwards.
 *
 * @throws StudioError as openStore does: store.locked while a studio uses the folder
 */
export function addedJudges(directory: string): AddedJudge[] {
  const store = openStore({ directory, visit: true });
  try {
    return store.judges.list().map((judge) => ({
      ...judge,
      probe: store.judges.probe(judge.id),
      calibration: store.judges.calibration(judge.id),
    }));
  } finally {
    store.close();
  }
}

/** The place of the studio where judges are tried and calibrated, for the end of a sentence. */
const PAGE = "in the studio, on the page Judges";

/**
 * Why a judge is not asked, with what to do about it; undefined when it may be.
 *
 * @param onRange its readings are held against targets, which lie on the scale `range`
 */
export function objectionTo({ name, probe, calibration }: AddedJudge, onRange: boolean): string | undefined {
  if (probe === null) return `${name} has not been tried yet: try it ${PAGE}.`;
  if (!probe.ok) return `${name} has not passed its trial, so try it again ${PAGE}: ${probe.sentence}`;
  if (onRange && calibration === null)
    return `${name} is not calibrated, so its numbers cannot be held against a target: calibrate it ${PAGE}.`;
  return undefined;
}
