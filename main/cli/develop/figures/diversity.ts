/** @file Whether the pack still draws varied and valid scenes: spread of the global tokens, rules kept, tokens in range. */
import { checkScene } from "../../../../native/scene/rules/check.ts";
import { GLOBAL_SIZE, outOfRange } from "../../../../native/scene/tokens.ts";
import { mean, standardDeviation } from "../../../../app/statistics/mean.ts";
import type { Draw } from "./draws.ts";

/** Mean over the global tokens of their standard deviation over the draws. */
export function globalSpread(draws: readonly Draw[]): number {
  return mean(Array.from({ length: GLOBAL_SIZE }, (_, i) => standardDeviation(draws.map(({ tokens }) => tokens[i]!))));
}

/** Share of scenes that break no rule. */
export function validShare(draws: readonly Draw[]): number {
  return mean(draws.map(({ scene }) => (checkScene(scene).length === 0 ? 1 : 0)));
}

/** Mean share of tokens outside what a scene can hold. */
export function outOfRangeShare(draws: readonly Draw[]): number {
  return mean(draws.map(({ tokens }) => outOfRange(tokens)));
}

/** The rules broken most often, with their shares. */
export function brokenRules(draws: readonly Draw[]): string[] {
  const counts = new Map<string, number>();
  for (const { scene } of draws) {
    for (const rule of new Set(checkScene(scene).map((violation) => violation.rule))) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([rule, count]) => `${((100 * count) / draws.length).toFixed(1)} % ${rule}`);
}
