/** @file The cheap trick that must not win: the finished picture tinted towards its mood, nothing in it changed. */
import { fromLinearRgb, decodeGamma, encodeGamma, toLinearRgb } from "../../app/colour/oklab.ts";
import type { Raster } from "../scene/finish.ts";

export interface Tint {
  /** Added to OKLab's lightness, factor of its chroma, and added along its yellow–blue axis. */
  readonly lightness: number;
  readonly chroma: number;
  readonly warmth: number;
}

/** Twenty-four tints, the picture itself among them. */
export const TINTS: readonly Tint[] = [-0.12, 0, 0.12].flatMap((lightness) =>
  [0.4, 1, 1.5, 2].flatMap((chroma) => [-0.04, 0.04].map((warmth) => ({ lightness, chroma, warmth }))),
);

/** The picture in another light. */
export function tinted({ width, height, data }: Raster, { lightness, chroma, warmth }: Tint): Raster {
  const out = new Uint8Array(data.length);
  const linear = (byte: number): number => decodeGamma(byte / 255);
  for (let i = 0; i < data.length; i += 3) {
    const lab = fromLinearRgb(linear(data[i]!), linear(data[i + 1]!), linear(data[i + 2]!));
    const rgb = toLinearRgb({
      l: Math.min(1, Math.max(0, lab.l + lightness)),
      a: lab.a * chroma,
      b: lab.b * chroma + warmth,
    });
    rgb.forEach((value, k) => (out[i + k] = Math.round(255 * encodeGamma(Math.min(1, Math.max(0, value))))));
  }
  return { width, height, data: out };
}
