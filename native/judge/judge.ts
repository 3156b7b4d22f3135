/** @file An open judge: a picture of any size in, a measurement out. */
import path from "node:path";
import type { JudgeIdentity, Measurement } from "../../app/judge/measurement.ts";
import { squareOf } from "../image/open.ts";
import { openModelFile, readManifest } from "../files/model-files.ts";
import { createSession } from "../runtime/session.ts";
import type { Raster } from "../scene/finish.ts";
import { judgeManifest } from "./manifest.ts";
import { judgeInput, witnessInput } from "./network-inputs.ts";
import { toMeasurement } from "./read-affect.ts";
import { affectReading, judgeReading } from "./reading.ts";
import { styleOf } from "./style.ts";

export interface Judge extends JudgeIdentity {
  /** Measures an RGB picture on the scale `range`. */
  measure(picture: Raster): Promise<Measurement>;
  close(): Promise<void>;
}

/**
 * Opens the judge in `directory`.
 *
 * @throws ModelFileError when a file is missing, damaged or no such model
 */
export async function openJudge(directory: string): Promise<Judge> {
  const { manifest, sha256 } = await readManifest(path.join(directory, "judge.json"), judgeManifest);
  const session = await openModelFile(directory, manifest.model, (bytes) => createSession(bytes));
  const identity = { id: manifest.id, sha256 };
  const isJudge = manifest.network === "judge";
  return {
    ...identity,
    async measure(picture) {
      const square = await squareOf(picture);
      const outputs = await session.run(isJudge ? judgeInput([square]) : witnessInput([square]));
      const reading = isJudge ? judgeReading(outputs, 0) : affectReading(outputs, 0);
      return toMeasurement(reading, styleOf(square), { ...manifest, identity });
    },
    close: () => session.release(),
  };
}
