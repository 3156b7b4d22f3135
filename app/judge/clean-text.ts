/** @file Text a model wrote, made fit to be shown as text and nothing else. */

/** Marks that hide, turn or join text, private letters and halves of surrogate pairs: what they do cannot be seen in a line. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cs}]+/gu;
const BREAKS = /[\p{Cc}\s]+/gu;

/** One line of at most `most` UTF-16 units without anything unseen; a longer one ends in an ellipsis. */
export function cleanText(text: string, most: number): string {
  // Whoever writes a megabyte is cleaned no longer than whoever keeps to the limit.
  const line = text
    .slice(0, 8 * most)
    .replace(UNSEEN, "")
    .replace(BREAKS, " ")
    .trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most - 1)
    .replace(/\p{Cs}$/u, "")
    .trimEnd()}…`;
}
