/** @file The figures as Markdown. */
import { ACCURACY_HEAD, accuracyRow, constantRow, type ToRated } from "./accuracy.ts";
import { adherenceTable } from "./adherence.ts";
import { contradictoryTable } from "./contradictory.ts";
import { brokenRules, globalSpread, outOfRangeShare, validShare } from "./diversity.ts";
import type { Draw } from "./draws.ts";

export interface Figures {
  /** With the mood adapter, with the bare base, and with the base and a mood word in the prompt. */
  readonly tuned: readonly Draw[];
  readonly base: readonly Draw[];
  readonly words: readonly Draw[];
  /** Of prompts that contradict most targets; empty when they were not drawn. */
  readonly hard: readonly Draw[];
  readonly toRated: { readonly judge: ToRated; readonly witness: ToRated };
}

/** All tables, each under its heading. */
export function figuresReport(figures: Figures): string {
  const parts = [accuracy(figures), adherence(figures), diversity(figures), ...contradictory(figures)];
  return parts.join("\n");
}

function accuracy({ tuned, base, words, toRated }: Figures): string {
  const arms = { "default pack": tuned, base, "mood words in the prompt": words };
  const rows = Object.entries(arms).flatMap(([name, draws]) => [
    accuracyRow(name, draws, "judge", toRated.judge),
    accuracyRow(name, draws, "witness", toRated.witness),
  ]);
  const prompts = new Set(tuned.map(({ prompt }) => prompt)).size;
  return `## Accuracy: ${prompts} prompts × ${tuned.length / prompts} targets, range scale

${[ACCURACY_HEAD, ...rows, constantRow(tuned, toRated.judge)].join("\n")}
`;
}

function adherence({ tuned }: Figures): string {
  return `## Adherence, default pack\n\n${adherenceTable(tuned)}\n`;
}

function diversity({ tuned, base }: Figures): string {
  const share = (value: number, digits: number): string => `${(100 * value).toFixed(digits)} %`;
  const [spread, baseSpread] = [globalSpread(tuned), globalSpread(base)];
  return `## Diversity and validity

| | default | base |
|---|---|---|
| spread of the global tokens | ${spread.toFixed(3)} (${(spread / baseSpread).toFixed(2)} of the base's) | ${baseSpread.toFixed(3)} |
| scenes that keep every rule | ${share(validShare(tuned), 1)} | ${share(validShare(base), 1)} |
| tokens out of range | ${share(outOfRangeShare(tuned), 2)} | ${share(outOfRangeShare(base), 2)} |

Rules broken by the default pack: ${brokenRules(tuned).join("; ") || "none"}.
`;
}

function contradictory({ hard }: Figures): readonly string[] {
  return hard.length === 0 ? [] : [`## Prompts that contradict most targets\n\n${contradictoryTable(hard)}\n`];
}
