/** @file A picture as a `data:` address, for a server that is sent pictures in text. */
import sharp from "sharp";
import type { Raster } from "../scene/finish.ts";
import { fitWithin } from "./fit-within.ts";

/** Paper has hard edges between saturated colours, which halved chroma would smear. */
const JPEG = { quality: 90, chromaSubsampling: "4:4:4" } as const;

/** The picture as JPEG with its longer side at most `longest` pixels, base64 in a `data:` address. */
export async function dataUri(picture: Raster, longest: number): Promise<string> {
  const { width, height, data } = await fitWithin(picture, longest);
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg(JPEG)
    .toBuffer();
  return `data:image/jpeg;base64,${bytes.toString("base64")}`;
}
