/** @file Light, colour and lines of any picture, as one judge and another can be compared by: always at the judges' size. */
import { STYLE_FEATURES } from "../../app/affect/ground/style-reference.ts";
import type { PictureStyle } from "../../app/contract/engine/engine.ts";
import { squareOf } from "../image/open.ts";
import type { Raster } from "../scene/finish.ts";
import { styleOf } from "./style.ts";

/** The style features in the order of STYLE_FEATURES. */
export async function pictureStyle(picture: Raster): Promise<PictureStyle> {
  const style = styleOf(await squareOf(picture));
  return STYLE_FEATURES.map((feature) => style[feature]);
}
