/** @file A scene → pixels: SVG drawn by librsvg through sharp, then paper grain and vignette. */
import sharp from "sharp";
import type { Scene } from "../../app/scene/scene.ts";
import { drawScene, type DrawOptions } from "./draw.ts";
import { finish, type Raster } from "./finish.ts";

// One picture is one thread's work; the callers that draw many at once bring their own parallelism.
sharp.concurrency(1);
// Every SVG is drawn once: a cache would only hold memory.
sharp.cache(false);

/** Pixels of an SVG text as librsvg draws them, without the paper's grain. */
export async function rasteriseSvg(
  svg: string,
): Promise<{ data: Uint8Array; width: number; height: number; channels: number }> {
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true }).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Draws a scene as an opaque RGB picture of exactly `width` × `height` pixels; the same input gives the same bytes. */
export async function renderScene(scene: Scene, options: DrawOptions): Promise<Raster> {
  const drawn = await rasteriseSvg(drawScene(scene, options));
  return finish(drawn.data, drawn, scene.globals);
}
