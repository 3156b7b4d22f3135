/** @file Numbers as the command line prints them. */

/** Two decimals with a sign, `+0.50` or `−1.25`. */
export function signed(value: number): string {
  return (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
}
