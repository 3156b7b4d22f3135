/** @file Suite `continuity`: series of 3 to 33 frames, with noise in common and without. */
import { sharedNoise } from "../../../app/flow/noise.ts";
import { adjacentDistances, continuity as measure, stepSizes } from "../../../app/series/continuity.ts";
import { SHARED_NOISE } from "../../../app/series/plan.ts";
import { PROMPTS } from "../../../app/evidence/prompts.ts";
import { affect } from "../../../app/affect/plane.ts";
import { mean } from "../../../app/statistics/mean.ts";
import { TOKEN_SIZE } from "../../scene/tokens.ts";
import { etaOf, type Suite } from "../suite.ts";

const LENGTHS = [3, 5, 9, 17, 33] as const;
const SECONDS_A_ROUND = 6;
/** From one mood to its opposite, both ways across the plane. */
const PATHS = [
  [-2, -1.5, 2, 1.5],
  [-2, 1.5, 2, -1.5],
] as const;

interface Followed {
  readonly error: number;
  readonly kendall: number;
  readonly violations: number;
  readonly meanStep: number;
  readonly maxStep: number;
}

export const continuity: Suite = async function* ({ easel, order, adapters, ownAdapter, kept }) {
  const given = adapters[0] ?? ownAdapter;
  const hand = await easel.hand(given.name, given.file, { strength: given.strength });
  const prompts = PROMPTS.slice(
    0,
    Math.min(PROMPTS.length, Math.max(2, Math.floor((60 * order.minutes) / SECONDS_A_ROUND))),
  );
  const found = new Map<string, Followed[]>();
  const started = performance.now();
  for (const [i, prompt] of prompts.entries()) {
    yield { arm: prompt, done: i, of: prompts.length, etaMs: etaOf(started, i, prompts.length) };
    const [v0, a0, v1, a1] = PATHS[i % PATHS.length]!;
    for (const shared of [SHARED_NOISE, 0]) {
      for (const length of LENGTHS) {
        const name = JSON.stringify(["continuity", prompt, shared, length, order.seed, given]);
        const followed = await kept.part(name, length, async (): Promise<Followed> => {
          const wanted = Array.from({ length }, (_, frame) => {
            const along = frame / (length - 1);
            const target = { valence: v0 + along * (v1 - v0), arousal: a0 + along * (a1 - a0) };
            const seed = 100 * order.seed + i;
            const task = { cluster: i, prompt, target, seed };
            return { task, prompt, seed, noise: sharedNoise(TOKEN_SIZE, seed, frame, shared) };
          });
          const drawn = await easel.drawAll(hand, wanted);
          const { meanError, kendall, steps } = measure(
            drawn.map(({ task: { target }, witness }) => ({
              target: affect(target.valence, target.arousal),
              measured: affect(within(witness.valence), within(witness.arousal)),
            })),
          );
          return {
            error: mean([meanError.valence, meanError.arousal]),
            kendall: mean([kendall.valence ?? 0, kendall.arousal ?? 0]),
            violations:
              (steps.valence.violations + steps.arousal.violations) /
              Math.max(1, steps.valence.asked + steps.arousal.asked),
            ...stepSizes(adjacentDistances(drawn.map(({ globals }) => globals))),
          };
        });
        const key = `${shared > 0 ? "noise in common" : "noise of its own"}, ${length} frames`;
        found.set(key, [...(found.get(key) ?? []), followed]);
      }
    }
  }
  const of = (key: string, figure: keyof Followed): number => mean((found.get(key) ?? []).map((one) => one[figure]));
  const keys = [...found.keys()].toSorted();
  const nine = (kind: string): string => `${kind}, 9 frames`;
  const [shared, own] = [nine("noise in common"), nine("noise of its own")];
  const calmer = of(shared, "meanStep") < of(own, "meanStep");
  const follows = of(shared, "kendall") >= of(own, "kendall") - 0.05;
  return {
    title: "Continuity: length of a series, and noise in common",
    verdict: `In series of nine frames, noise in common makes steps ${(100 * (1 - of(shared, "meanStep") / of(own, "meanStep"))).toFixed(0)} % smaller at a rank agreement of ${of(shared, "kendall").toFixed(2)} against ${of(own, "kendall").toFixed(2)}.`,
    findings: [
      { holds: calmer, sentence: "Frames with noise in common differ less from their neighbours." },
      {
        holds: follows,
        sentence:
          "They follow the path no worse (Kendall's τ_b by the witness, within 0.05): a constant picture would make steps of 0 and a τ of 0.",
      },
    ],
    tables: [
      {
        title: `Series of ${given.name}`,
        note: `Means over ${prompts.length} prompts, read by the witness. Steps are distances of the scenes' globals between neighbours.`,
        columns: [
          { name: "error", unit: null, digits: 2 },
          { name: "τ_b", unit: null, digits: 2 },
          { name: "steps not followed", unit: "%", digits: 0 },
          { name: "mean step", unit: null, digits: 2 },
          { name: "largest step", unit: null, digits: 2 },
        ],
        rows: keys.map((key) => ({
          name: key,
          cells: [
            of(key, "error"),
            of(key, "kendall"),
            100 * of(key, "violations"),
            of(key, "meanStep"),
            of(key, "maxStep"),
          ],
        })),
      },
    ],
    plots: (["kendall", "meanStep"] as const).map((figure) => ({
      kind: "lines" as const,
      title: figure === "kendall" ? "Rank agreement with the path" : "Mean step between neighbours",
      x: "frames",
      y: figure === "kendall" ? "τ_b" : "distance",
      lines: ["noise in common", "noise of its own"].map((kind) => ({
        name: kind,
        points: LENGTHS.map((length) => ({ x: length, y: of(`${kind}, ${length} frames`, figure) })),
      })),
    })),
    pictures: [],
  };
};

const within = (value: number): number => Math.min(3, Math.max(-3, value));
