/** @file Runs the feedback loop to its end: draws what it wants, asks for suggestions, and logs what each was seen to do. */
import {
  advanceLoop,
  beginLoop,
  type LoopReading,
  type LoopSettings,
  type LoopState,
  type PictureRef,
} from "./loop.ts";
import { sharedCauses } from "./suggest/causes.ts";
import { foldEffects } from "./suggest/effects.ts";
import { type Suggested, suggest } from "./suggest/suggest.ts";
import { summariseRound } from "./summary.ts";
import type { JudgeIdentity, Measurement, PlanePoint } from "../judge/measurement.ts";
import type { LoggedEntry, ProfileEntry } from "../profile/log.ts";
import { stream } from "../random/philox.ts";
import { emotionReward, type RewardSettings, totalReward } from "../reward/reward.ts";

/** Suggestions asked for at a time: the loop tries the first that it may. */
const OFFERS = 4;

/** Edits that a judge is told of. */
const MOST_TRIED = 20;

/** By index; null where the judge gave no reading. */
export type RoundMeasurements = readonly (Measurement | null)[];

export interface LoopHands {
  /** Draws and reads the pictures of a round, picture k with `seed + k`. */
  draw(prompt: string, seed: number, round: number): Promise<RoundMeasurements>;
  readonly judge: JudgeIdentity;
  readonly reward: RewardSettings;
  /** What edits did before, for the suggestions to begin with. */
  readonly known: readonly LoggedEntry[];
  /** For whom what was known counts most, by the log's name for them; what is measured is theirs as well. */
  readonly person: string;
  /** Suggestions in the judge's own words, which are tried before those that follow from rules; it has none unless given. */
  suggest?(standing: Standing): Promise<readonly Suggested[]>;
}

/** The round whose prompt stands, as a judge with words of its own is told of it. */
export interface Standing {
  /** The loop's first prompt. */
  readonly first: string;
  readonly prompt: string;
  readonly target: PlanePoint;
  /** Where its pictures lie, as the person feels it. */
  readonly mean: PlanePoint;
  readonly deviation: PlanePoint;
  /** By reward; one and the same where one picture was read. */
  readonly best: PictureRef;
  readonly worst: PictureRef;
  /** Prompts that were suggested and drawn, with the shift each brought: the last ones. */
  readonly tried: readonly (PlanePoint & { readonly prompt: string })[];
}

/** How far the loop has come. */
export interface LoopRun {
  readonly state: LoopState<Suggested>;
  /** What was on offer when a round was begun, by its number from 0. */
  readonly offered: ReadonlyMap<number, readonly Suggested[]>;
  /** What was known and what was measured. */
  readonly log: readonly LoggedEntry[];
}

/**
 * Gives every state of the loop, the one in which it stops last. The same settings and the same readings lead through the same
 * states.
 */
export async function* driveLoop(settings: LoopSettings, hands: LoopHands): AsyncGenerator<LoopRun> {
  const measured: RoundMeasurements[] = [];
  let run: LoopRun = { state: beginLoop(settings), offered: new Map(), log: hands.known };
  for (;;) {
    yield run;
    const { state, offered, log } = run;
    const { wanted, rounds } = state;
    switch (wanted.kind) {
      case "draw": {
        const round = await hands.draw(wanted.prompt, wanted.seed, rounds.length);
        measured.push(round);
        const next = advanceLoop(state, { kind: "drawn", pictures: round.map((one) => reading(one, settings, hands)) });
        run = { state: next, offered, log: [...log, ...effectOf(next, log, hands)] };
        break;
      }
      case "propose": {
        const standing = standingOf(run, wanted.round, hands.reward);
        const own = (await hands.suggest?.(standing)) ?? [];
        const offers = [...own, ...offersFor(run, standing, measured[wanted.round]!, hands)];
        run = {
          state: advanceLoop(state, { kind: "proposed", offers }),
          offered: new Map(offered).set(rounds.length, offers),
          log,
        };
        break;
      }
      case "stop":
        return;
      default:
        wanted satisfies never;
    }
  }
}

/** The reward of a reading by emotion alone: taste is for the person to show. */
export function rewardOf(measured: PlanePoint, target: PlanePoint, settings: RewardSettings): number {
  return totalReward({ emotion: emotionReward(measured, target, settings) });
}

function reading(measured: Measurement | null, { target }: LoopSettings, { reward }: LoopHands): LoopReading | null {
  return measured && { measured, felt: reward.felt(measured), reward: rewardOf(measured, target, reward) };
}

/** The entry that says what the latest round's suggestion did. */
function effectOf(
  { rounds }: LoopState<Suggested>,
  log: readonly LoggedEntry[],
  { judge, person }: LoopHands,
): LoggedEntry[] {
  const { offer, shift } = rounds.at(-1)!;
  if (offer === null || shift === null) return [];
  const { proposal, prior, context } = offer;
  const entry: ProfileEntry = {
    kind: "effect.measured",
    suggestion: `round ${rounds.length}`,
    families: proposal.families,
    context,
    prior,
    expected: proposal.expected,
    measured: shift.shift,
    pairs: shift.pairs,
    judge: { id: judge.id, sha256: judge.sha256 },
  };
  return [{ number: (log.at(-1)?.number ?? 0) + 1, person, created: 0, entry }];
}

/** A round of which a picture at least was read. */
function standingOf({ state: { settings, rounds } }: LoopRun, round: number, { felt }: RewardSettings): Standing {
  const { prompt, pictures } = rounds[round]!;
  const { target } = settings;
  const rewards = pictures.map((picture) => picture?.reward ?? null);
  const readings = pictures.map((picture) => picture?.measured ?? null);
  const { mean, deviation, best } = summariseRound({ readings, rewards, target, felt })!;
  const lowest = Math.min(...rewards.flatMap((reward) => reward ?? []));
  return {
    first: settings.prompt,
    prompt,
    target,
    mean: felt(mean),
    deviation,
    best: { round, index: best },
    worst: { round, index: rewards.lastIndexOf(lowest) },
    tried: rounds
      .flatMap(({ prompt: changed, shift }) =>
        shift === null
          ? []
          : [{ prompt: changed, valence: shift.shift.valence.mean, arousal: shift.shift.arousal.mean }],
      )
      .slice(-MOST_TRIED),
  };
}

/** Suggestions by rules and experience for the round whose prompt stands. */
function offersFor(
  { state: { settings, rounds }, log }: LoopRun,
  { first, prompt, target, mean, deviation, best: { round: standing } }: Standing,
  measured: RoundMeasurements,
  { reward: { weights }, person }: LoopHands,
): readonly Suggested[] {
  const tried = rounds.filter(({ parent, offer }) => parent === standing && offer !== null);
  return suggest({
    first,
    prompt,
    target,
    mean,
    deviation,
    causes: sharedCauses(measured.flatMap((one) => (one === null ? [] : [one.causes]))),
    effects: foldEffects(log, person),
    avoid: tried.map((round) => round.prompt),
    weights,
    count: OFFERS,
    random: stream(settings.seed, "suggest", rounds.length),
  });
}
