/** @file Says which words of a prompt the pack does not know, with the nearest it knows. */
import type { Reading } from "../../../app/prompt/read.ts";

/** One line for every unknown word, and one when phrases had to be dropped. */
export function unknownWords(reading: Reading, stream: { write(text: string): unknown }): void {
  for (const { word, nearest } of reading.unknown) {
    const hint = nearest.length === 0 ? "" : `; the nearest it knows: ${nearest.join(", ")}`;
    stream.write(`The pack does not know “${word}”${hint}.\n`);
  }
  if (reading.dropped.length > 0) {
    stream.write(`The prompt says more than the pack can hold: ${reading.dropped.length} phrases were left out.\n`);
  }
}
