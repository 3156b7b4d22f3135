/** @file Data folders with judges in them, as the studio leaves them. */
import { type JudgeCalibration, judgeSetup } from "../../app/contract/studio/judges.ts";
import { openStore } from "../../main/store/open.ts";
import { temporaryFolder } from "./circumplex.ts";

export interface JudgeRow {
  readonly name: string;
  /** Parts of the set-up: of a chat server, or of a model in a folder. */
  readonly setup: { readonly address: string } | { readonly kind: "local"; readonly folder: string };
  /** What its trial came to; it has been tried with success unless told, and null is never. */
  readonly probe?: { readonly ok: boolean; readonly sentence: string } | null;
  readonly calibration?: JudgeCalibration;
}

/** A calibration that leaves every number as it is, but for an offset. */
export function offsetBy(offset: number): JudgeCalibration {
  return {
    valence: { offset, slope: 1 },
    arousal: { offset, slope: 1 },
    residual: { valence: 0.5, arousal: 0.5 },
    correlation: { valence: 0.9, arousal: 0.8 },
    pictures: 40,
    reference: "papercut-judge",
    made: 1,
    points: [],
  };
}

/** A data folder that holds these judges, with their ids. */
export function dataWithJudges(...judges: readonly JudgeRow[]): { readonly data: string; readonly ids: string[] } {
  const data = temporaryFolder();
  const store = openStore({ directory: data });
  const ids = judges.map(({ name, setup, probe = { ok: true, sentence: "It sees." }, calibration }) => {
    const usual = { kind: "server", model: "tiny", reads: 1, timeoutSeconds: 5 };
    const id = store.judges.add(name, judgeSetup.parse({ ...usual, ...setup }));
    if (probe !== null)
      store.judges.saveProbe(id, { ...probe, milliseconds: 9, bytes: null, sha256: "a".repeat(64), probed: 1 });
    if (calibration !== undefined) store.judges.saveCalibration(id, calibration);
    return id;
  });
  store.close();
  return { data, ids };
}
