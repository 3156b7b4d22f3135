/** @file Numbers as the window prints them: signs always shown, a true minus, seconds as 0:31. */
import type { PlanePoint } from "../../app/judge/measurement.ts";

const MINUS = "\u2212";

/** `+1.80`, `−0.35`, `+0.00`; never `−0.00`. */
export function signed(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return (value < 0 && Number(text) !== 0 ? MINUS : "+") + text;
}

/** `1.80`, `−0.35`: a true minus and no plus. */
export function plain(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** Both numbers, valence first: `−1.4 +1.6`. One decimal stands under thumbnails, two in readouts. */
export function pair({ valence, arousal }: PlanePoint, decimals = 1): string {
  return `${signed(valence, decimals)} ${signed(arousal, decimals)}`;
}

/** `±0.24`. */
export function spreadOf(value: number): string {
  return `±${value.toFixed(2)}`;
}

/** A number somebody typed, with either minus and either decimal mark; undefined when it is none. */
export function parseNumber(text: string): number | undefined {
  const tidy = text.trim().replace(MINUS, "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(tidy) ? Number(tidy) : undefined;
}

/** Milliseconds as `0:31`, `12:05`, `1:02:09`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number): string => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `2.6 MB`; a kilobyte has 1000 bytes. */
export function bytes(count: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  let value = count;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
