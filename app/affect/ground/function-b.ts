/** @file Function B: affect of a depicted scene from its gist, fitted on rated silhouettes. The witness learns its labels. */
import type { Depiction, Style } from "./depiction.ts";
import type { RatedAffect } from "./function-a.ts";
import { gistForB } from "./gist-for-b.ts";
import { WORDS_B } from "./norms.ts";
import type { StyleReference } from "./style-reference.ts";

const CLIP = 2.5;

/**
 * Affect of a depicted scene on the scale `rated` (README.md): other words, other pooling and other raters than A.
 * V = .10 + .81·V̄ + .05 z_L + .05 z_C − .06 z_jag; A = −.25 + .60·Ā − .08·V̄ + .04 z_L + .06 z_C + .05 z_obl + .03 z_jag,
 * V̄ weighted with (|v|+¼)^½ and Ā plain; the intercept of A holds the −.30 between the two studies' zero points.
 */
export function affectB(depiction: Depiction, reference: StyleReference): RatedAffect {
  let valence = 0;
  let valenceWeight = 0;
  let arousal = 0;
  let arousalWeight = 0;
  for (const [word, membership] of gistForB(depiction, reference)) {
    const norm = WORDS_B[word];
    const weight = membership * Math.sqrt(Math.abs(norm[0]) + 0.25);
    valence += weight * norm[0];
    valenceWeight += weight;
    arousal += membership * norm[1];
    arousalWeight += membership;
  }
  const meanValence = valence / valenceWeight;
  const meanArousal = arousal / arousalWeight;
  const z = (feature: keyof Style): number => {
    const score = (depiction.style[feature] - reference.mean[feature]) / reference.deviation[feature];
    return Math.min(CLIP, Math.max(-CLIP, score));
  };
  return {
    valence: 0.1 + 0.81 * meanValence + 0.05 * z("lightness") + 0.05 * z("chroma") - 0.06 * z("jaggedness"),
    arousal:
      -0.25 +
      0.6 * meanArousal -
      0.08 * meanValence +
      0.04 * z("lightness") +
      0.06 * z("chroma") +
      0.05 * z("obliqueness") +
      0.03 * z("jaggedness"),
  };
}
