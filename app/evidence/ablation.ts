/** @file The ablation: what text feedback, reward tuning, the guard and calibration each add, at an equal budget of pictures. */
import { stream } from "../random/philox.ts";
import { armDifference, chanceError, errorInterval, shuffledTargets } from "./figures.ts";
import type { EvidenceReport } from "./report.ts";
import { type Arm, shotError } from "./shot.ts";
import { armTable, costOfError, differences, scatter } from "./tables.ts";

/** Pictures an arm may draw for the one it keeps. */
export const BUDGET = 24;
export const ROUNDS = 3;
export const IMAGES = 8;

/** The arms by what they are to the argument. */
export interface AblationArms {
  /** One picture of the base. */
  readonly base: Arm;
  /** One picture of the base with a mood word in its prompt. */
  readonly word: Arm;
  readonly bestOf4: Arm;
  readonly bestOf24: Arm;
  /** Best of 24 without the guard of fidelity in the choice. */
  readonly unguarded: Arm;
  /** Best of 24 chosen by the judge's own numbers, before they are brought to the scale of targets. */
  readonly uncalibrated: Arm;
  /** One of the 24 at random: a judge that knows nothing. */
  readonly random: Arm;
  /** The best of 24 tints of one picture. */
  readonly tint: Arm;
  /** Text feedback on the base: best picture after each round, the first being best of 8. */
  readonly feedback: readonly Arm[];
  /** Reward tuning: one picture, best of 24, and with text feedback. */
  readonly tuned: Arm;
  readonly tunedBestOf24: Arm;
  readonly tunedFeedback: readonly Arm[];
}

type Result = Pick<EvidenceReport, "title" | "verdict" | "findings" | "tables" | "plots">;

const say = (value: number): string => value.toFixed(2).replace("-", "−");

/** Everything the ablation reports. */
export function ablationReport(arms: AblationArms, seed: number): Result {
  const {
    base,
    word,
    bestOf4,
    bestOf24,
    unguarded,
    uncalibrated,
    tint,
    feedback,
    tuned,
    tunedBestOf24,
    tunedFeedback,
  } = arms;
  const loop = feedback.at(-1)!;
  const tunedLoop = tunedFeedback.at(-1)!;
  const shuffled = shuffledTargets(tuned, stream(seed, "exchanged targets"));
  const all = [base, word, arms.random, tint, bestOf4, bestOf24, loop, tuned, tunedBestOf24, tunedLoop];
  const switches = differences("What each part adds", [
    [loop, bestOf24],
    [tuned, base],
    [tunedBestOf24, bestOf24],
    [tunedLoop, loop],
    [bestOf24, unguarded],
    [bestOf24, uncalibrated],
    [word, base],
    [tint, base],
  ]);
  const errorOf = (arm: Arm): number => errorInterval(arm, "witness").estimate;
  const chance = chanceError(tuned, "witness");
  const left = errorInterval(shuffled, "witness");
  const tuning = armDifference(tuned, base, "witness");
  const text = armDifference(loop, bestOf24, "witness");
  const hack = armDifference(tint, bestOf24, "witness");
  const random24 = armDifference(arms.random, base, "witness");
  const selfMade = errorInterval(bestOf24, "judge").estimate;
  const findings: Result["findings"] = [
    {
      holds: tuning.high < 0,
      sentence: `Reward tuning: one picture of the tuned pack is ${say(-tuning.estimate)} nearer than one of the base by the witness [${say(-tuning.high)}, ${say(-tuning.low)}].`,
    },
    {
      holds: text.high < 0,
      sentence: `Text feedback: the loop of 3 × 8 pictures differs from the best of 24 by ${say(text.estimate)} by the witness [${say(text.low)}, ${say(text.high)}]; below 0 it is nearer.`,
    },
    {
      holds: hack.low > 0,
      sentence: `The tint-only hack does not win: it is ${say(hack.estimate)} further than the best of 24 by the witness [${say(hack.low)}, ${say(hack.high)}].`,
    },
    {
      holds: left.low <= chance && chance <= left.high,
      sentence: `With targets exchanged the tuned pack's error is ${say(left.estimate)} [${say(left.low)}, ${say(left.high)}]; by chance it would be ${say(chance)}, with its own targets it is ${say(errorOf(tuned))}.`,
    },
    {
      holds: random24.low <= 0 && random24.high >= 0,
      sentence: `A judge that chooses at random gains nothing: ${say(random24.estimate)} [${say(random24.low)}, ${say(random24.high)}] against one draw.`,
    },
    {
      holds: null,
      sentence: `Choosing flatters the judge that chooses: the best of 24 has an error of ${say(selfMade)} by the judge and ${say(errorOf(bestOf24))} by the witness.`,
    },
    {
      holds: null,
      sentence:
        "Judge and witness have different ground truths from people's ratings; no person has looked at these pictures.",
    },
  ];
  return {
    title: "Ablation: text feedback, reward tuning, guard, calibration",
    verdict: `By a witness that was never the reward, one picture comes to ${say(errorOf(base))} with the base and ${say(errorOf(tuned))} with the tuned pack; the best of 24 to ${say(errorOf(bestOf24))} and ${say(errorOf(tunedBestOf24))}; the loop of 3 × 8 to ${say(errorOf(loop))} and ${say(errorOf(tunedLoop))}.`,
    findings,
    tables: [armTable("Arms", [...all, unguarded, uncalibrated, shuffled]), switches.table, costOfError(all)],
    plots: [
      switches.plot,
      {
        kind: "lines",
        title: "Error by round of text feedback",
        x: "rounds of 8 pictures",
        y: "error of the best picture by the witness",
        lines: [
          { name: "base", points: roundPoints(base, feedback) },
          { name: "tuned", points: roundPoints(tuned, tunedFeedback) },
        ],
      },
      scatter("Targets and what the witness read", [base, tuned]),
      {
        kind: "bars",
        title: "Error by the witness",
        unit: "range",
        bars: all.map((arm) => ({ name: arm.name, value: errorOf(arm) })),
      },
    ],
  };
}

/** Round 0 is one picture. */
function roundPoints(first: Arm, rounds: readonly Arm[]): { readonly x: number; readonly y: number }[] {
  const meanError = ({ shots }: Arm): number =>
    shots.reduce((sum, shot) => sum + shotError(shot, "witness"), 0) / shots.length;
  return [first, ...rounds].map((arm, x) => ({ x, y: meanError(arm) }));
}
