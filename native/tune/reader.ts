/** @file A judge asked for affect alone, thousands of times: without causes, which cost more than the reading. */
import path from "node:path";
import { affectScale } from "../../app/affect/ground/range.ts";
import type { JudgeIdentity, PlanePoint } from "../../app/judge/measurement.ts";
import { openModelFile, readManifest } from "../files/model-files.ts";
import { judgeManifest } from "../judge/manifest.ts";
import { judgeInput, witnessInput } from "../judge/network-inputs.ts";
import { affectReading } from "../judge/reading.ts";
import { createSession } from "../runtime/session.ts";
import type { Raster } from "../scene/finish.ts";

export interface Reader extends JudgeIdentity {
  /** Affect of a 96 × 96 picture on `range`; the numbers that `Judge.measure` gives. */
  read(picture: Raster): Promise<PlanePoint>;
  close(): Promise<void>;
}

/**
 * Opens the embedded judge or witness in `directory`.
 *
 * @throws ModelFileError when a file is missing, damaged or no such model
 */
export async function openReader(directory: string): Promise<Reader> {
  const { manifest, sha256 } = await readManifest(path.join(directory, "judge.json"), judgeManifest);
  const session = await openModelFile(directory, manifest.model, (bytes) => createSession(bytes));
  const scale = affectScale(manifest.knots);
  const input = manifest.network === "judge" ? judgeInput : witnessInput;
  return {
    id: manifest.id,
    sha256,
    async read(picture) {
      const outputs = await session.run(input([picture]), ["valenceArousal", "logVariance"]);
      return scale.toRange(affectReading(outputs, 0));
    },
    close: () => session.release(),
  };
}
