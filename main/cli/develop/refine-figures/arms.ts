/** @file The arms of the comparison, at 24 pictures each: which picture every one of them comes to. */
import { moodsNear } from "../../../../app/prompt/mood-angles.ts";
import type { LoggedEntry } from "../../../../app/profile/log.ts";
import { PLAIN_REWARD, type RewardSettings } from "../../../../app/reward/reward.ts";
import { driveLoop, type LoopRun, rewardOf } from "../../../../app/feedback/drive-loop.ts";
import { type Shot, shoot, type Studio, type Task } from "./shots.ts";

/** Rounds and pictures a round of the loop, and so pictures an arm. */
export const ROUNDS = 3;
const IMAGES = 8;
const BUDGET = ROUNDS * IMAGES;

export const ARMS = [
  "one draw",
  "mood word, one draw",
  "best of 24",
  "mood word, best of 24",
  "loop, 3 × 8",
  "loop, 3 × 8, practised",
] as const;
export type Arm = (typeof ARMS)[number];

/** Pictures to be drawn for a task over all arms: the first round of a loop is the beginning of best-of-24. */
export const SHOTS_A_TASK = 2 * BUDGET + 2 * (BUDGET - IMAGES);

/** Both axes count alike here, since the errors of both are reported; every arm chooses by it, and the loop is driven by it. */
const REWARD: RewardSettings = { ...PLAIN_REWARD, weights: { valence: 1, arousal: 1 } };

/** The log's name for whom the loops run. */
const NOBODY = "loop";

/** The picture each arm chose for a task. */
export type Outcome = { readonly task: Task } & { readonly [A in Arm]: Shot };

/** All arms for one task. @param practised what edits were seen to do on other prompts */
export async function runArms(studio: Studio, task: Task, practised: readonly LoggedEntry[]): Promise<Outcome> {
  const plain = await shoot(studio, task, task.prompt, task.seed, BUDGET);
  const worded = await shoot(studio, task, `${task.prompt}, ${moodsNear(task.target)[0]!}`, task.seed, BUDGET);
  return {
    task,
    "one draw": plain[0]!,
    "mood word, one draw": worded[0]!,
    "best of 24": bestOf(plain, task),
    "mood word, best of 24": bestOf(worded, task),
    "loop, 3 × 8": (await loop(studio, task, plain.slice(0, IMAGES), [])).chosen,
    "loop, 3 × 8, practised": (await loop(studio, task, plain.slice(0, IMAGES), practised)).chosen,
  };
}

/** Entries of a loop over each task in turn, every one beginning with what those before it measured. */
export async function practise(
  studio: Studio,
  tasks: readonly Task[],
  images: number,
): Promise<readonly LoggedEntry[]> {
  let known: readonly LoggedEntry[] = [];
  for (const task of tasks) {
    const first = await shoot(studio, task, task.prompt, task.seed, images);
    known = (await loop(studio, task, first, known)).run.log;
  }
  return known;
}

/** The picture with the highest reward by the judge. */
function bestOf(shots: readonly Shot[], { target }: Task): Shot {
  const reward = ({ judge }: Shot): number => rewardOf(judge, target, REWARD);
  return shots.reduce((one, other) => (reward(other) > reward(one) ? other : one));
}

/** A loop that uses up its rounds, begun with pictures that are there. */
async function loop(
  studio: Studio,
  task: Task,
  first: readonly Shot[],
  known: readonly LoggedEntry[],
): Promise<{ readonly chosen: Shot; readonly run: LoopRun }> {
  const rounds: (readonly Shot[])[] = [];
  const settings = { ...task, rounds: ROUNDS, images: first.length, tolerance: 0 };
  const draw = async (prompt: string, seed: number, round: number) => {
    const shots = round === 0 ? first : await shoot(studio, task, prompt, seed, first.length);
    rounds.push(shots);
    return shots.map(({ judge }) => judge);
  };
  let last: LoopRun | undefined;
  for await (const now of driveLoop(settings, { draw, judge: studio.judge, reward: REWARD, known, person: NOBODY }))
    last = now;
  const { round, index } = last!.state.best!;
  return { chosen: rounds[round]![index]!, run: last! };
}
