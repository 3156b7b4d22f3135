/** @file A cross-fade of two pictures as light adds up: bytes are decoded, mixed and encoded again. */
import { decodeGamma } from "../../app/colour/oklab.ts";
import type { Raster } from "../scene/finish.ts";

const MOST = 0xffff;

/** Byte → linear light in 0 … 65535, whole so that blending is exact on every machine. */
const LIGHT = Uint16Array.from({ length: 256 }, (_, byte) => Math.round(MOST * decodeGamma(byte / 255)));

/** Linear light → the byte nearest to it. */
const BYTE = new Uint8Array(MOST + 1);
for (let byte = 0, light = 0; light <= MOST; light++) {
  while (byte < 255 && light - LIGHT[byte]! > LIGHT[byte + 1]! - light) byte++;
  BYTE[light] = byte;
}

/**
 * `amount` of `to` and the rest of `from`, mixed in linear light.
 *
 * @param amount 0 … 1
 * @throws Error when the sizes differ
 */
export function blend(from: Raster, to: Raster, amount: number): Raster {
  if (from.width !== to.width || from.height !== to.height) throw new Error("Only pictures of one size blend.");
  const data = new Uint8Array(from.data.length);
  for (let at = 0; at < data.length; at++) {
    const light = LIGHT[from.data[at]!]!;
    data[at] = BYTE[Math.round(light + amount * (LIGHT[to.data[at]!]! - light))]!;
  }
  return { width: from.width, height: from.height, data };
}
