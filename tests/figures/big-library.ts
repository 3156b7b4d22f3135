/** @file A library of 50,000 pictures: generated rows over pictures that were really drawn, in a thousand shades. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import type { StoredPicture } from "../../app/contract/engine/engine.ts";
import { planSeries } from "../../app/series/plan.ts";
import { parseSeriesRequest } from "../../app/series/request.ts";
import { createEngine } from "../../native/engine/create-engine.ts";
import { blobPath, storeBlob } from "../../native/files/blobs.ts";
import { fillLibrary } from "../kit/library.ts";
import { ROOT } from "../kit/places.ts";

export const PICTURES = 50_000;
/** Drawn, and shades of each: more thumbnails than a browser keeps decoded. */
const DRAWN = 32;
const SHADES = 32;
/** Says that the folder is filled. */
const FILLED = "filled";

/** Fills the folder unless it is already. */
export async function bigLibrary(directory: string): Promise<void> {
  const sign = path.join(directory, FILLED);
  if (existsSync(sign) && readFileSync(sign, "utf8") === String(PICTURES)) return;
  const blobs = path.join(directory, "blobs");
  mkdirSync(blobs, { recursive: true });
  const pictures: StoredPicture[] = [];
  for (const picture of await draw(blobs)) pictures.push(...(await shadesOf(blobs, picture)));
  // Neighbours in the grid are then of different scenes.
  const mixed = pictures.map((_, at) => pictures[(at * 37) % pictures.length]!);
  fillLibrary(directory, PICTURES, mixed);
  writeFileSync(sign, String(PICTURES));
}

async function draw(blobs: string): Promise<StoredPicture[]> {
  const folders = {
    blobs,
    uploads: blobs,
    models: path.join(ROOT, "resources/models"),
    instructions: path.join(ROOT, "resources/judge"),
    app: "0.0.0-figures",
  };
  const request = parseSeriesRequest({
    prompt: "a house by a lake, trees, two birds",
    path: [
      { valence: -2, arousal: -1.5 },
      { valence: -1, arousal: 2 },
      { valence: 2, arousal: 1 },
    ],
    frames: DRAWN,
    seed: 3,
    size: 256,
  });
  const drawing = createEngine(folders)["series.draw"](
    { request, frames: planSeries(request), judge: null, strength: 1, adapters: [] },
    { signal: new AbortController().signal },
  );
  const drawn: StoredPicture[] = [];
  for await (const event of drawing) if (event.kind === "drawn") drawn.push(event.picture);
  return drawn;
}

/** The same picture with its colours turned, each with a thumbnail of its own. */
async function shadesOf(blobs: string, picture: StoredPicture): Promise<StoredPicture[]> {
  const thumb = readFileSync(blobPath(blobs, picture.thumb));
  const turned = Array.from({ length: SHADES }, async (_, shade) => {
    const bytes = await sharp(thumb)
      .modulate({ hue: Math.round((360 * shade) / SHADES), brightness: 0.8 + (0.4 * shade) / SHADES })
      .webp({ quality: 80 })
      .toBuffer();
    return { ...picture, thumb: await storeBlob(blobs, bytes) };
  });
  return Promise.all(turned);
}
