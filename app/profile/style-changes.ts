/** @file What naming a concept does to light, colour and lines of a picture. */
import type { Concept } from "../prompt/phrase.ts";

/**
 * Change of each style feature, in the order of STYLE_FEATURES and in the standard deviations of FEATURE_SPEC. Measured on the
 * default pack, each concept added to twenty prompts at the same noise and target, less what adding anything does, by
 * `node main/cli/develop/trait-figures.ts`. Changes below a quarter, or within three standard errors of none, are none.
 */
export const STYLE_CHANGES: Readonly<Partial<Record<Concept, readonly number[]>>> = {
  stars: [-0.7, 0, 0, 0, 0, 0, 0],
  aurora: [-0.6, 0, 0, 0, 0, 0, 0.5],
  moon: [-0.7, 0, 0.4, 0, 0, 0, 0],
  rainbow: [0.3, 0, 0, 0, 0, 0.4, 0],
  fireworks: [-0.6, 0, 0, 0, 0, 0, 0],
  balloon: [0, 0, 0, 0, -0.4, 0, 0],
  cactus: [0, 0, 0, 0, 0, 0, -0.4],
  flowers: [0, 0, 0, 0, 0, 0.4, 0],
  windmill: [0, -0.3, 0, 0, 0, 0, 0],
  bench: [0, -0.4, 0, 0, 0, 0, 0],
  lanterns: [0, 0, 0, 0, 0.5, 0, 0.6],
  window: [-0.5, 0.9, 0, 0, -2.5, -2.9, 0.7],
  fire: [0, 0, 0, 0.5, 0, 0, 0],
  crowd: [0, 0.9, 0, 0, 0.9, 0.4, 0.6],
  soldiers: [0, 0, 0, 0, 0, 0, 0.4],
  "in:open-sea": [0, 0, 0, 0, -1.5, 0, -1],
  "in:forest": [0, 0, 0, 0, 0, 0, 0.9],
  "in:street": [0, 0, 0, 0, 0.4, 0, 0],
  "in:room": [-0.5, 0.9, 0, 0, -2.3, -2.8, 0.8],
  "at:day": [0.4, 0, 0, 0, 0, 0, 0],
  "at:night": [-0.9, 0, 0, 0, 0, 0, 0],
  summer: [0, 0, 0, 0, 0, 0, -0.3],
  "palette:warm": [0, 0, 0, 0.6, 0, 0, 0],
  "palette:dark": [-0.6, 0, 0, 0, 0, 0, 0],
  "palette:pale": [0.4, 0, 0, 0, 0, 0, 0],
  "mood:joyful": [0, 0, 0, 0, 0.3, 0, 0],
  "mood:frightening": [0, 0, 0, 0, 0, 0, 0.5],
  "mood:content": [0.4, 0, 0, 0, 0, 0, 0],
};
