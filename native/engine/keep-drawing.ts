/** @file Keeps a drawn frame: PNG with its recipe inside, SVG and thumbnail, each a blob. */
import type { StoredPicture } from "../../app/contract/engine/engine.ts";
import { RECIPE_KEYWORD, type Recipe } from "../../app/series/recipe.ts";
import { storeBlob } from "../files/blobs.ts";
import { encodePng } from "../image/png.ts";
import { smallWebp } from "../image/small-webp.ts";
import { THUMB_SIDE } from "../image/thumb.ts";
import type { Drawing } from "../pipeline/draw-frame.ts";
import { untilAborted } from "../pipeline/until-aborted.ts";

/**
 * Stores the three files one after another, so that nothing is still being written when one of them does not fit.
 *
 * @throws StudioError disk.*; the signal's reason while nothing has been written
 */
export async function keepDrawing(
  blobs: string,
  { picture, svg }: Drawing,
  recipe: Recipe,
  signal: AbortSignal,
): Promise<StoredPicture> {
  const encoding = Promise.all([
    encodePng(picture, { text: { [RECIPE_KEYWORD]: JSON.stringify(recipe) } }),
    smallWebp(picture, THUMB_SIDE),
  ]);
  const [png, thumb] = await untilAborted(encoding, signal);
  return {
    blob: await storeBlob(blobs, png),
    svg: await storeBlob(blobs, new TextEncoder().encode(svg)),
    thumb: await storeBlob(blobs, thumb),
    width: picture.width,
    height: picture.height,
    bytes: png.length,
  };
}
