/** @file `npm run figures:study`: whether the intervals and the sequential rule of studies hold, on simulated participants. */
import { logistic } from "../../../app/profile/bayesian-logistic.ts";
import { stream } from "../../../app/random/philox.ts";
import type { Random } from "../../../app/random/random.ts";
import type { Interval } from "../../../app/statistics/interval.ts";
import { analyseStudy } from "../../../app/study/analyse.ts";
import type { Answer } from "../../../app/study/answer.ts";
import { orderAgreement, SORTED, writeRanks } from "../../../app/study/orderings.ts";
import { LAST_LOOK, sequentialVerdict } from "../../../app/study/sequential.ts";
import { wilson } from "../../../app/statistics/wilson.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures:study -- [--repeats N] [--seed N]

  --repeats N  simulated studies a row, default 4000
  --seed N     default 1
`;

const OPTIONS = {
  repeats: { type: "string", default: "4000" },
  seed: { type: "string", default: "1" },
  help: { type: "boolean", default: false },
} as const;

/** Participants and prompts of a study; deviations of both on the logit scale (ALGORITHMS §6.3). */
const STUDIES = [
  [10, 20],
  [20, 40],
  [30, 40],
] as const;
const ORDERINGS = [
  [10, 8],
  [20, 8],
  [20, 16],
] as const;
const PEOPLE_SD = 0.4;
const PROMPT_SD = 0.6;
/** Draws that the true mean preference is taken from. */
const TRUTH = 400_000;

/** How far apart five neighbouring targets lie, how unlike people and sets are in how sharply they are felt, and by how much. */
const STEP = 1;
const BLUR = 1.5;
const BLUR_SD = 0.25;

const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth && truth <= high;

await runTool(async () => {
  const { values } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) return void process.stdout.write(USAGE);
  const repeats = wholeNumber("repeats", values.repeats);
  const seed = wholeNumber("seed", values.seed);
  const error = (share: number): string => `±${(196 * Math.sqrt((share * (1 - share)) / repeats)).toFixed(1)}`;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} % ${error(share)}`;
  process.stdout.write(
    "| participants × prompts | mean preference | two-way interval covers | Wilson over all answers covers |\n| --- | --- | --- | --- |\n",
  );
  for (const [participants, prompts] of STUDIES)
    for (const centre of [0, 0.5]) {
      const { truth, twoWay, pooled } = coverage(participants, prompts, centre, repeats, seed);
      process.stdout.write(
        `| ${participants} × ${prompts} | ${truth.toFixed(3)} | ${percent(twoWay)} | ${percent(pooled)} |\n`,
      );
    }
  process.stdout.write("\n| participants × sets | mean τ | two-way interval covers |\n| --- | --- | --- |\n");
  for (const [participants, sets] of ORDERINGS) {
    const { truth, covered } = orderCoverage(participants, sets, repeats, seed);
    process.stdout.write(`| ${participants} × ${sets} | ${truth.toFixed(3)} | ${percent(covered)} |\n`);
  }
  process.stdout.write(
    "\n| true preference | called better | called worse | mean trials |\n| --- | --- | --- | --- |\n",
  );
  for (const preference of [0.5, 0.6, 0.7, 0.8]) {
    const { better, worse, trials } = sequential(preference, 10 * repeats, seed);
    process.stdout.write(
      `| ${preference} | ${(100 * better).toFixed(2)} % | ${(100 * worse).toFixed(2)} % | ${trials.toFixed(1)} |\n`,
    );
  }
});

function coverage(participants: number, prompts: number, centre: number, repeats: number, seed: number) {
  const world = stream(seed, `truth ${centre}`);
  let truth = 0;
  for (let i = 0; i < TRUTH; i++)
    truth += logistic(centre + PEOPLE_SD * world.normal() + PROMPT_SD * world.normal()) / TRUTH;
  let [twoWay, pooled] = [0, 0];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const random = stream(seed, `study ${participants} ${centre}`, repeat);
    const people = Array.from({ length: participants }, () => PEOPLE_SD * random.normal());
    const scenes = Array.from({ length: prompts }, () => PROMPT_SD * random.normal());
    const answers = people.flatMap((person, p) =>
      scenes.map((scene, s): Answer => ({
        participant: `p${p}`,
        order: s,
        item: `prompt ${s}`,
        kind: "plain",
        given: "left",
        value: random.chance(logistic(centre + person + scene)) ? 1 : 0,
        milliseconds: 1000,
      })),
    );
    const { estimate } = analyseStudy(answers, "pairs");
    if (estimate !== null && holds(estimate, truth)) twoWay++;
    const naive = wilson(answers.filter(({ value }) => value === 1).length, answers.length);
    if (holds(naive, truth)) pooled++;
  }
  return { truth, twoWay: twoWay / repeats, pooled: pooled / repeats };
}

/** An order given by somebody who feels each target with an error of `blur`. */
function orderGiven(random: Random, blur: number): number[] {
  const felt = Array.from({ length: SORTED }, (_, rank) => rank * STEP + blur * random.normal());
  return [...felt.keys()].toSorted((one, other) => felt[one]! - felt[other]!);
}

function orderCoverage(participants: number, sets: number, repeats: number, seed: number) {
  const blurOf = (person: number, set: number): number => BLUR * Math.exp(BLUR_SD * (person + set));
  const world = stream(seed, "truth of orders");
  let truth = 0;
  for (let i = 0; i < TRUTH; i++)
    truth += orderAgreement(orderGiven(world, blurOf(world.normal(), world.normal()))) / TRUTH;
  let covered = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const random = stream(seed, `orders ${participants} ${sets}`, repeat);
    const people = Array.from({ length: participants }, () => random.normal());
    const items = Array.from({ length: sets }, () => random.normal());
    const answers = people.flatMap((person, p) =>
      items.map((item, order): Answer => {
        const ranks = orderGiven(random, blurOf(person, item));
        return {
          participant: `p${p}`,
          order,
          item: `set ${order}`,
          kind: "plain",
          given: writeRanks(ranks),
          value: orderAgreement(ranks),
          milliseconds: 1000,
        };
      }),
    );
    const { estimate } = analyseStudy(answers, "order");
    if (estimate !== null && holds(estimate, truth)) covered++;
  }
  return { truth, covered: covered / repeats };
}

function sequential(preference: number, repeats: number, seed: number) {
  let [better, worse, trials] = [0, 0, 0];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const random = stream(seed, `sequential ${preference}`, repeat);
    const answers: boolean[] = [];
    let verdict = sequentialVerdict(answers);
    while (verdict === "go on" && answers.length < LAST_LOOK) {
      answers.push(random.chance(preference));
      verdict = sequentialVerdict(answers);
    }
    if (verdict === "better") better++;
    if (verdict === "worse") worse++;
    trials += answers.length;
  }
  return { better: better / repeats, worse: worse / repeats, trials: trials / repeats };
}
