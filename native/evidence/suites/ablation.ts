/** @file Suite `ablation`: draws every arm for each task on the same seeds. */
import { type AblationArms, ablationReport, BUDGET, IMAGES, ROUNDS } from "../../../app/evidence/ablation.ts";
import type { Arm, Shot, Task } from "../../../app/evidence/shot.ts";
import { driveLoop } from "../../../app/feedback/drive-loop.ts";
import { moodsNear } from "../../../app/prompt/mood-angles.ts";
import { stream } from "../../../app/random/philox.ts";
import { emotionReward, PLAIN_REWARD, type RewardSettings, totalReward } from "../../../app/reward/reward.ts";
import type { Drawn, Easel, Hand } from "../easel.ts";
import { etaOf, reportPicture, type Suite, type SuiteResult, tasksFor } from "../suite.ts";
import { tinted, TINTS } from "../tint.ts";

/** Both axes count alike, since the errors of both are reported. */
const REWARD: RewardSettings = { ...PLAIN_REWARD, weights: { valence: 1, arousal: 1 } };
/** Seconds that a task takes on two processors. */
const SECONDS_A_TASK = 6;
const LEAST_TASKS = 6;
const MOST_TASKS = 180;
/** Tasks whose pictures the report shows. */
const SHOWN = 4;
/** Mean and deviation of the share of a prompt that is kept, which the guard compares with. */
const FIDELITY = { mean: 0.99, sd: 0.06 };
/** Pictures of a task: 24 of each hand, a word's, and two rounds of each loop. */
const PICTURES = 2 * BUDGET + 1 + 2 * (ROUNDS - 1) * IMAGES;

/** What is kept of a task: one shot an arm, and what each arm took. */
interface TaskOutcome {
  readonly shots: { readonly [A in keyof AblationArms]: AblationArms[A] extends Arm ? Shot : readonly Shot[] };
  readonly seconds: {
    readonly draw: number;
    readonly tunedDraw: number;
    readonly loop: number;
    readonly tunedLoop: number;
  };
  readonly pictures: SuiteResult["pictures"];
}

export const ablation: Suite = async function* ({ easel, order, adapters, ownAdapter, kept }) {
  const given = adapters[0] ?? ownAdapter;
  const base = await easel.hand("base", null);
  const tuned = await easel.hand(given.name, given.file, { strength: given.strength });
  const count = Math.min(MOST_TASKS, Math.max(LEAST_TASKS, Math.floor((60 * order.minutes) / SECONDS_A_TASK)));
  const outcomes: TaskOutcome[] = [];
  const started = performance.now();
  for (const [i, task] of tasksFor(count, order.seed).entries()) {
    yield { arm: task.prompt, done: i, of: count, etaMs: etaOf(started, i, count) };
    const name = JSON.stringify(["ablation", task, given]);
    outcomes.push(await kept.part(name, PICTURES, () => runTask(easel, task, { base, tuned }, i < SHOWN)));
  }
  const arms = armsOf(outcomes, given.name);
  return { ...ablationReport(arms, order.seed), pictures: outcomes.flatMap(({ pictures }) => pictures) };
};

async function runTask(
  easel: Easel,
  task: Task,
  { base, tuned }: { readonly base: Hand; readonly tuned: Hand },
  show: boolean,
): Promise<TaskOutcome> {
  const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
    const before = performance.now();
    return [await work(), (performance.now() - before) / 1000];
  };
  const [plain, draw] = await timed(() => easel.draw(base, task, BUDGET));
  const [own, tunedDraw] = await timed(() => easel.draw(tuned, task, BUDGET));
  const worded = await easel.draw(base, task, 1, { prompt: `${task.prompt}, ${moodsNear(task.target)[0]!}` });
  const [rounds, loop] = await timed(() => feedback(easel, base, task, plain.slice(0, IMAGES)));
  const [tunedRounds, tunedLoop] = await timed(() => feedback(easel, tuned, task, own.slice(0, IMAGES)));
  const chosen = bestOf(plain, worth(true));
  const shots: TaskOutcome["shots"] = {
    base: bare(plain[0]!),
    word: bare(worded[0]!),
    bestOf4: bare(bestOf(plain.slice(0, 4), worth(true))),
    bestOf24: bare(chosen),
    unguarded: bare(bestOf(plain, worth(false))),
    uncalibrated: bare(bestOf(plain, uncalibratedWorth)),
    random: bare(plain[stream(task.seed, "random judge").below(BUDGET)]!),
    tint: await tintOf(easel, plain[0]!),
    feedback: rounds.map(bare),
    tuned: bare(own[0]!),
    tunedBestOf24: bare(bestOf(own, worth(true))),
    tunedFeedback: tunedRounds.map(bare),
  };
  const pictures = show
    ? await Promise.all(
        (
          [
            ["base", plain[0]!],
            ["best of 24", chosen],
            [tuned.name, own[0]!],
          ] as const
        ).map(([arm, drawn]) => reportPicture(arm, drawn)),
      )
    : [];
  return { shots, seconds: { draw, tunedDraw, loop, tunedLoop }, pictures };
}

/** The best picture after each round of text feedback, begun with pictures that are there. */
async function feedback(easel: Easel, hand: Hand, task: Task, first: readonly Drawn[]): Promise<Drawn[]> {
  const rounds: (readonly Drawn[])[] = [];
  const settings = { ...task, rounds: ROUNDS, images: IMAGES, tolerance: 0 };
  const draw = async (prompt: string, seed: number, round: number) => {
    const drawn = round === 0 ? first : await easel.draw(hand, { ...task, seed }, IMAGES, { prompt });
    rounds.push(drawn.map((one) => ({ ...one, task })));
    return drawn.map(({ measurement }) => measurement);
  };
  const bests: Drawn[] = [];
  const hands = { draw, judge: easel.judge, reward: REWARD, known: [], person: "evidence" };
  for await (const { state } of driveLoop(settings, hands)) {
    if (state.best === null || state.rounds.length === bests.length) continue;
    bests.push(rounds[state.best.round]![state.best.index]!);
  }
  return bests;
}

/** The reward of a picture, with or without the guard of fidelity. */
const worth =
  (guarded: boolean) =>
  (shot: Drawn): number =>
    totalReward({
      emotion: emotionReward(shot.judge, shot.task.target, REWARD),
      ...(guarded && { quality: { score: shot.adherence, ...FIDELITY } }),
    });

/** The same by the judge's numbers as they are before calibration. */
const uncalibratedWorth = (shot: Drawn): number => emotionReward(shot.measurement.rated, shot.task.target, REWARD);

function bestOf(shots: readonly Drawn[], of: (shot: Drawn) => number): Drawn {
  return shots.reduce((one, other) => (of(other) > of(one) ? other : one));
}

/** The best of 24 tints by the judge. */
async function tintOf(easel: Easel, drawn: Drawn): Promise<Shot> {
  let best: Drawn | undefined;
  for (const tint of TINTS) {
    const shot = { ...drawn, ...(await easel.read(tinted(drawn.picture, tint))) };
    if (best === undefined || worth(false)(shot) > worth(false)(best)) best = shot;
  }
  return bare(best!);
}

/** What the figures need of a picture. */
function bare({ task, judge, witness, adherence, valid, globals }: Drawn): Shot {
  return { task, judge, witness, adherence, valid, globals };
}

function armsOf(outcomes: readonly TaskOutcome[], tuned: string): AblationArms {
  const total = (of: keyof TaskOutcome["seconds"], share: number): number =>
    outcomes.reduce((sum, { seconds }) => sum + seconds[of], 0) * share;
  type Single = { [A in keyof AblationArms]: AblationArms[A] extends Arm ? A : never }[keyof AblationArms];
  const arm = (name: string, key: Single, pictures: number, seconds: number): Arm => ({
    name,
    pictures,
    seconds,
    shots: outcomes.map(({ shots }) => shots[key]),
  });
  const rounds = (
    name: string,
    key: "feedback" | "tunedFeedback",
    first: "draw" | "tunedDraw",
    rest: "loop" | "tunedLoop",
  ) =>
    Array.from({ length: ROUNDS }, (_, round) => ({
      name: `${name}, round ${round + 1}`,
      pictures: IMAGES * (round + 1),
      seconds: total(first, IMAGES / BUDGET) + total(rest, round / (ROUNDS - 1)),
      shots: outcomes.map(({ shots }) => shots[key][round] ?? shots[key].at(-1)!),
    }));
  const one = 1 / BUDGET;
  return {
    base: arm("base", "base", 1, total("draw", one)),
    word: arm("base, mood word", "word", 1, total("draw", one)),
    bestOf4: arm("base, best of 4", "bestOf4", 4, total("draw", 4 * one)),
    bestOf24: arm("base, best of 24", "bestOf24", BUDGET, total("draw", 1)),
    unguarded: arm("base, best of 24, no guard", "unguarded", BUDGET, total("draw", 1)),
    uncalibrated: arm("base, best of 24, judge not calibrated", "uncalibrated", BUDGET, total("draw", 1)),
    random: arm("base, a random judge of 24", "random", BUDGET, total("draw", 1)),
    tint: arm("base, tinted (24 tints)", "tint", 1, total("draw", one)),
    feedback: rounds("base, text feedback", "feedback", "draw", "loop"),
    tuned: arm(tuned, "tuned", 1, total("tunedDraw", one)),
    tunedBestOf24: arm(`${tuned}, best of 24`, "tunedBestOf24", BUDGET, total("tunedDraw", 1)),
    tunedFeedback: rounds(`${tuned}, text feedback`, "tunedFeedback", "tunedDraw", "tunedLoop"),
  };
}
