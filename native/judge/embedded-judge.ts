/** @file A judge that comes with the program: a small network of our own, read on the scale `range`. */
import path from "node:path";
import { squareOf } from "../image/open.ts";
import { openModelFile, readManifest } from "../files/model-files.ts";
import { createSession } from "../runtime/session.ts";
import type { Judge } from "./judge.ts";
import { judgeManifest } from "./manifest.ts";
import { judgeInput, witnessInput } from "./network-inputs.ts";
import { toMeasurement } from "./read-affect.ts";
import { affectReading, judgeReading } from "./reading.ts";
import { styleOf } from "./style.ts";

/**
 * Opens the judge in `directory`.
 *
 * @throws ModelFileError when a file is missing, damaged or no such model
 */
export async function openEmbeddedJudge(directory: string): Promise<Judge> {
  const { manifest, sha256 } = await readManifest(path.join(directory, "judge.json"), judgeManifest);
  const session = await openModelFile(directory, manifest.model, (bytes) => createSession(bytes));
  const identity = { id: manifest.id, sha256 };
  const isJudge = manifest.network === "judge";
  return {
    ...identity,
    sees: "square",
    async measure(picture) {
      const square = await squareOf(picture);
      const outputs = await session.run(isJudge ? judgeInput([square]) : witnessInput([square]));
      const reading = isJudge ? judgeReading(outputs, 0) : affectReading(outputs, 0);
      return toMeasurement(reading, styleOf(square), { ...manifest, identity });
    },
    close: () => session.release(),
  };
}
