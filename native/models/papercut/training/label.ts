/** @file A scene drawn small and labelled: pixels, what it shows, and what functions A and B say of it. */
import type { Style } from "../../../../app/affect/ground/depiction.ts";
import { affectA } from "../../../../app/affect/ground/function-a.ts";
import { affectB } from "../../../../app/affect/ground/function-b.ts";
import { STYLE_FEATURES, type StyleReference } from "../../../../app/affect/ground/style-reference.ts";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import type { Scene } from "../../../../app/scene/scene.ts";
import { squareOf } from "../../../image/open.ts";
import { ATTRIBUTES } from "../../../judge/attributes.ts";
import { JUDGE_SIDE } from "../../../judge/judge-side.ts";
import { styleOf } from "../../../judge/style.ts";
import { depict } from "../../../scene/depict.ts";
import type { Raster } from "../../../scene/finish.ts";
import type { Detail } from "../../../scene/pen.ts";
import { renderScene } from "../../../scene/raster.ts";

/** Bytes of one picture as the judge sees it: RGB. */
export const PICTURE_BYTES = JUDGE_SIDE ** 2 * 3;
/** A full drawing is made larger and shrunk, as the judge shrinks what it is given. */
const FULL_SIDE = 256;

/** The scene as the judge will see it. */
export async function pictureOf(scene: Scene, detail: Detail): Promise<Raster> {
  const side = detail === "low" ? JUDGE_SIDE : FULL_SIDE;
  return squareOf(await renderScene(scene, { width: side, height: side, detail }));
}

/** Numbers of one scene, in the order of the corpus' columns. */
export interface Label {
  readonly ratedA: readonly [number, number];
  readonly ratedB: readonly [number, number];
  /** By kind; 0 where it is not shown. */
  readonly salience: readonly number[];
  readonly attributes: readonly number[];
  readonly style: readonly number[];
}

/** What the affect functions say of a scene, given its picture. */
export function labelOf(scene: Scene, picture: Raster, reference: StyleReference): Label {
  const style: Style = styleOf(picture);
  const depiction = depict(scene, style);
  const [a, b] = [affectA(depiction, reference), affectB(depiction, reference)];
  const salience = new Map(depiction.things.map((thing) => [thing.kind, thing.salience]));
  return {
    ratedA: [a.valence, a.arousal],
    ratedB: [b.valence, b.arousal],
    salience: KIND_NAMES.map((kind) => salience.get(kind) ?? 0),
    attributes: ATTRIBUTES.map((name) => depiction[name]),
    style: STYLE_FEATURES.map((feature) => style[feature]),
  };
}
