/** @file Durations of readings as the judges page prints them. */

/** `0.4 s`, `12 s`; below a tenth of a second in milliseconds. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}
