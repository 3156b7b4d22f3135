/** @file What a person should know before a series is drawn: words without effect, targets beyond what can be shown. */
import type { Affect } from "../affect/plane.ts";
import { RANGE_LIMIT } from "../affect/range-scale.ts";
import type { Reading } from "./read.ts";

/** Known words of a prompt that change nothing, and why. */
export function withoutEffect(
  prompt: string,
  { spans }: Reading,
): readonly { readonly words: string; readonly why: "undrawn" | "unbound" | "surplus" }[] {
  return spans.flatMap(({ kind, start, end }) =>
    kind === "undrawn" || kind === "unbound" || kind === "surplus"
      ? [{ words: prompt.slice(start, end), why: kind }]
      : [],
  );
}

const REASONS: Readonly<Record<"undrawn" | "unbound" | "surplus", (words: string) => string>> = {
  undrawn: (words) => `The pack knows “${words}” but has no way to show it.`,
  unbound: (words) => `“${words}” goes with nothing in the prompt, so it changes nothing.`,
  surplus: (words) => `“${words}” is left out: all of one kind share a colour, a size and a place.`,
};

/** One sentence for every word the pack does not know or cannot draw, and for what of the prompt has no effect. */
export function remarksOnPrompt(prompt: string, reading: Reading): string[] {
  const unknown = reading.unknown.map(({ word, nearest }) => {
    const hint = nearest.length === 0 ? "" : `; the nearest it knows: ${nearest.join(", ")}`;
    return `The pack does not know “${word}”${hint}.`;
  });
  const without = withoutEffect(prompt, reading).map(({ words, why }) => REASONS[why](words));
  const { length } = reading.dropped;
  return [
    ...unknown,
    ...without,
    ...(length > 0 ? [`The prompt says more than the pack can hold, so its last ${length} phrases are left out.`] : []),
    ...(reading.phrases.length === 0
      ? ["The prompt names nothing the pack can draw, so the mood alone decides the pictures."]
      : []),
  ];
}

/** A sentence when targets lie where no picture of a pack does: its extremes are ±2.4 by the scale's definition. */
export function remarksOnTargets(targets: readonly Affect[], what = "The path goes"): string[] {
  const beyond = targets.some(
    ({ valence, arousal }) => Math.max(Math.abs(valence), Math.abs(arousal)) > RANGE_LIMIT + 1e-9,
  );
  return beyond ? [`${what} beyond ±${RANGE_LIMIT}, which is the furthest the pack's pictures reach.`] : [];
}
