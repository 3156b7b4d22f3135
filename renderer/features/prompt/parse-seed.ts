/** @file A seed as somebody typed or pasted it. */

/** The seed, `random` for −1, undefined when it is none. */
export function parseSeed(text: string): number | "random" | undefined {
  const tidy = text.trim().replace("\u2212", "-");
  if (tidy === "-1") return "random";
  if (!/^\d{1,16}$/.test(tidy)) return undefined;
  const seed = Number(tidy);
  return Number.isSafeInteger(seed) ? seed : undefined;
}
