/** @file The tables of `npm run figures:refine`, on outcomes whose errors are known. */
import { describe, expect, test } from "vitest";
import type { Measurement } from "../../../../app/judge/measurement.ts";
import { ARMS, type Outcome } from "../../../../main/cli/develop/refine-figures/arms.ts";
import { refineFigures } from "../../../../main/cli/develop/refine-figures/report.ts";
import { tasksFor } from "../../../../main/cli/develop/refine-figures/shots.ts";
import { decodeScene, TOKEN_SIZE } from "../../../../native/scene/tokens.ts";

const PROMPTS = ["a boat", "a lake", "a tree"];

describe("tasks", () => {
  test("spread the targets of a prompt over the plane, each in its cell", () => {
    const tasks = tasksFor(Array<string>(9).fill("a boat"), 2, 1);
    const cellOf = (value: number): number => Math.floor((value + 2.4) / 1.6);
    const cells = tasks.map(({ target }) => cellOf(target.valence) + 3 * cellOf(target.arousal));
    for (let turn = 0; turn < 2; turn++) {
      expect(new Set(cells.filter((_, i) => i % 2 === turn)).size).toBe(9);
    }
    expect(cells.some((cell, i) => i % 2 === 1 && cell === cells[i - 1])).toBe(false);
  });

  test("share no seed, not even those of their later pictures", () => {
    const seeds = tasksFor(PROMPTS, 3, 1).map(({ seed }) => seed);
    expect(seeds.map((seed, i) => seed - seeds[0]! - 1000 * i)).toEqual(Array(9).fill(0));
  });
});

test("a loop that is nearer has differences below 0, by the prompt", () => {
  const scene = decodeScene(new Float32Array(TOKEN_SIZE), 0);
  const outcomes = tasksFor(PROMPTS, 2, 1).map((task): Outcome => {
    const shot = (off: number) => {
      const at = { valence: task.target.valence + off, arousal: task.target.arousal - off };
      const reading = { ...at, rated: at, spread: at, scale: "range", confidence: 1, causes: [] } as const;
      const measured: Measurement = { ...reading, judge: { id: "known", sha256: "" } };
      return { scene, judge: measured, witness: measured };
    };
    const errors = [1, 0.9, 0.8, 0.7, 0.5, 0.4];
    return { task, ...(Object.fromEntries(ARMS.map((arm, i) => [arm, shot(errors[i]!)])) as Omit<Outcome, "task">) };
  });
  const report = refineFigures(outcomes);
  expect(report).toContain("3 prompts, 6 targets");
  expect(report).toContain("| best of 24 | witness | 0.80 [0.80, 0.80] | 0.80 [0.80, 0.80] | 1.13 [1.13, 1.13] |");
  expect(report).toContain("| loop, 3 × 8 − best of 24 | witness | -0.30 [-0.30, -0.30] | -0.30 [-0.30, -0.30] |");
  expect(report).toContain("| loop, 3 × 8, practised − mood word, best of 24 | judge | -0.30 [-0.30, -0.30] |");
});
