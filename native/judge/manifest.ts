/** @file judge.json: which network reads, on which scale, and what it calls familiar. */
import { z } from "zod";
import { STYLE_FEATURES } from "../../app/affect/ground/style-reference.ts";
import { modelFile } from "../files/model-files.ts";

const knots = z.strictObject({
  values: z.array(z.number()).min(2).readonly(),
  probabilities: z.array(z.number()).min(2).readonly(),
});
const style = z.strictObject(
  Object.fromEntries(STYLE_FEATURES.map((feature) => [feature, z.number()])) as Record<
    (typeof STYLE_FEATURES)[number],
    z.ZodNumber
  >,
);

export const judgeManifest = z.strictObject({
  id: z.string(),
  version: z.string(),
  /** `judge` finds kinds and gives causes; `witness` reads affect alone, by other means. */
  network: z.enum(["judge", "witness"]),
  model: modelFile,
  /** Quantiles that define the `range` scale, from the pack's reference scenes. */
  knots: z.strictObject({ valence: knots, arousal: knots }),
  reference: z.strictObject({ mean: style, deviation: style }),
});
export type JudgeManifest = z.output<typeof judgeManifest>;
