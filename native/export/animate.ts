/** @file Pictures one after another, each melting into the next, as an animated WebP or GIF. */
import { StudioError } from "../../app/contract/failure.ts";
import { type MorphFrame, morphFrames } from "../../app/export/morph.ts";
import { sourceType, xmpPacket } from "../../app/export/provenance.ts";
import type { PixelSize } from "../../app/series/size.ts";
import { blend } from "../image/blend.ts";
import { decodeOnto } from "../image/fit-onto.ts";
import { gifAnimation } from "../image/gif-animation.ts";
import { pictureHead } from "../image/open.ts";
import { type TimedRaster, webpAnimation } from "../image/webp-animation.ts";
import type { Raster } from "../scene/finish.ts";
import { decoding, type ExportOrder, type NamedItem, readBlob } from "./export-order.ts";

/** An animation that long is past looking at, and a WebP is held in memory until its last frame. */
const MOST_FRAMES = 2000;
const MAT = "#000000";

/**
 * The file in pieces. All frames have the first picture's aspect; others stand between bars.
 *
 * @throws StudioError input.invalid when there would be more than 2,000 frames; the signal's reason
 */
export async function* animation(
  named: readonly NamedItem[],
  order: ExportOrder,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { request, items } = order;
  const frames = morphFrames(named.length, request);
  if (frames.length > MOST_FRAMES) throw new StudioError({ code: "input.invalid", issues: [tooLong(frames.length)] });
  const size = await frameSize(named[0]!, order);
  const prompt = items.every((item) => item.prompt === items[0]!.prompt) ? items[0]!.prompt : "";
  const xmp = xmpPacket(sourceType(items), request.strip ? null : prompt);
  const rasters = shown(frames, (index) => load(named[index]!, order.blobs, size), signal);
  yield* request.format === "gif"
    ? gifAnimation(rasters, size, xmp)
    : webpAnimation(rasters, size, { quality: request.quality, xmp });
}

function tooLong(frames: number): string {
  return `The animation would have ${frames} frames, ${MOST_FRAMES} are the most; choose fewer pictures or fewer blends between two.`;
}

/** The first picture's size, or its aspect at the size asked for; 4096 a side at most. */
async function frameSize({ item, name }: NamedItem, { request, blobs }: ExportOrder): Promise<PixelSize> {
  const bytes = await readBlob(blobs, item.blob, "picture");
  const { width, height } = await decoding(name, pictureHead(bytes, name));
  const longer = Math.max(width, height);
  const scale = (request.size ?? Math.min(longer, 4096)) / longer;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function load({ item, name }: NamedItem, blobs: string, size: PixelSize): Promise<Raster> {
  const bytes = await readBlob(blobs, item.blob, "picture");
  return decoding(name, decodeOnto(bytes, name, size, MAT));
}

/** The frames as pixels. Two pictures are in memory at a time. */
async function* shown(
  frames: readonly MorphFrame[],
  picture: (index: number) => Promise<Raster>,
  signal: AbortSignal,
): AsyncGenerator<TimedRaster> {
  const held = new Map<number, Raster>();
  for (const { from, to, amount, milliseconds } of frames) {
    signal.throwIfAborted();
    for (const index of held.keys()) if (index < from) held.delete(index);
    for (const index of [from, to]) if (!held.has(index)) held.set(index, await picture(index));
    const start = held.get(from)!;
    yield { raster: amount === 0 ? start : blend(start, held.get(to)!, amount), milliseconds };
  }
}
