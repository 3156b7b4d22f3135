/** @file Scenes drawn and labelled, as the columns of one shard. */
import { STYLE_FEATURES, type StyleReference } from "../../../../app/affect/ground/style-reference.ts";
import { stream } from "../../../../app/random/philox.ts";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import { ATTRIBUTES } from "../../../judge/attributes.ts";
import { encodeScene, TOKEN_SIZE } from "../../../scene/tokens.ts";
import type { Columns } from "./columns.ts";
import { type ComposedScene, VARIANTS } from "./composed.ts";
import { labelOf, PICTURE_BYTES, pictureOf } from "./label.ts";
import { encodePhrases, PROMPT_BYTES } from "./phrase-codes.ts";
import type { PictureSet } from "./picture-set.ts";
import type { StageContext } from "./stage.ts";

/** Share of pictures drawn in full detail, as the judge will mostly meet them. */
const FULL_DETAIL = 0.35;

export interface Unlabelled {
  readonly set: PictureSet;
  /** Index of the first scene within its set: it decides who is drawn in full detail. */
  readonly first: number;
  readonly scenes: readonly ComposedScene[];
  readonly reference: StyleReference;
}

/**
 * Draws and labels scenes. Columns, a row a scene: `tokens` [TOKEN_SIZE], `ratedA` and `ratedB` [2], `salience` [kinds],
 * `attributes` [6], `style` [7], `prompts` [VARIANTS · PROMPT_BYTES] and `pixels` [side² · 3].
 */
export async function labelledColumns(context: StageContext, unlabelled: Unlabelled): Promise<Columns> {
  const { set, first, scenes, reference } = unlabelled;
  const count = scenes.length;
  const columns = {
    tokens: new Float32Array(count * TOKEN_SIZE),
    ratedA: new Float32Array(count * 2),
    ratedB: new Float32Array(count * 2),
    salience: new Float32Array(count * KIND_NAMES.length),
    attributes: new Float32Array(count * ATTRIBUTES.length),
    style: new Float32Array(count * STYLE_FEATURES.length),
    prompts: new Uint8Array(count * VARIANTS * PROMPT_BYTES),
    pixels: new Uint8Array(count * PICTURE_BYTES),
  };
  for (const [i, { scene, descriptions }] of scenes.entries()) {
    context.signal.throwIfAborted();
    const full = stream(context.plan.seed, `detail ${set}`, first + i).chance(FULL_DETAIL);
    const picture = await pictureOf(scene, full ? "full" : "low");
    const label = labelOf(scene, picture, reference);
    columns.tokens.set(encodeScene(scene), i * TOKEN_SIZE);
    columns.ratedA.set(label.ratedA, i * 2);
    columns.ratedB.set(label.ratedB, i * 2);
    columns.salience.set(label.salience, i * KIND_NAMES.length);
    columns.attributes.set(label.attributes, i * ATTRIBUTES.length);
    columns.style.set(label.style, i * STYLE_FEATURES.length);
    descriptions.forEach((phrases, variant) =>
      encodePhrases(phrases, columns.prompts, (i * VARIANTS + variant) * PROMPT_BYTES),
    );
    columns.pixels.set(picture.data, i * PICTURE_BYTES);
  }
  return columns;
}
