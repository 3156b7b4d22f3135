/** @file Contrast of two colours as WCAG 2 measures it. */
import { decodeGamma } from "../../app/colour/oklab.ts";

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => decodeGamma(Number.parseInt(hex.slice(from, from + 2), 16) / 255));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** 1 … 21; both colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}
