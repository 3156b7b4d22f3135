/** @file Rounds as a designer makes them who takes the first suggestion every time: what was expected, what was measured. */
import { affect } from "../../../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../../../app/affect/range-scale.ts";
import { pairedShift } from "../../../../app/feedback/paired-shift.ts";
import type { Shift } from "../../../../app/feedback/shift.ts";
import { sharedCauses } from "../../../../app/feedback/suggest/causes.ts";
import { foldEffects } from "../../../../app/feedback/suggest/effects.ts";
import { type Suggested, suggest } from "../../../../app/feedback/suggest/suggest.ts";
import type { PlanePoint } from "../../../../app/judge/measurement.ts";
import type { LoggedEntry } from "../../../../app/profile/log.ts";
import { stream } from "../../../../app/random/philox.ts";
import { emotionReward, PLAIN_REWARD } from "../../../../app/reward/reward.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import type { Judge } from "../../../../native/judge/judge.ts";
import { drawRound, PICTURES, placeOf, type RoundSettings } from "./draw-round.ts";

/** Suggestions that are tried for one prompt and target. */
const TRIES = 4;
/** Targets of each prompt; every prompt has had one before any has its second. */
const TARGETS = 3;

/** Prompts at their targets, of so many prompts. */
export function chainsOf(prompts: number): number {
  return TARGETS * prompts;
}

/** The log's name for the simulated designer. */
const DESIGNER = "designer";

/** One suggestion that was drawn. */
export interface Trial {
  /** Index of the prompt. */
  readonly prompt: number;
  readonly suggested: Suggested;
  readonly judge: Shift;
  readonly witness: Shift;
  /** Rise of the mean reward on the same seeds. */
  readonly gain: { readonly judge: number; readonly witness: number };
}

/** Trials of every prompt at its targets, in order, with the log that grew from them. */
export async function drawTrials(
  prompts: readonly string[],
  settings: RoundSettings,
): Promise<{ readonly trials: readonly Trial[]; readonly log: readonly LoggedEntry[] }> {
  const trials: Trial[] = [];
  const log: LoggedEntry[] = [];
  for (let chain = 0; chain < chainsOf(prompts.length); chain++) {
    const first = prompts[chain % prompts.length]!;
    const random = stream(settings.seed, "suggestion targets", chain);
    const target = affect(random.between(-RANGE_LIMIT, RANGE_LIMIT), random.between(-RANGE_LIMIT, RANGE_LIMIT));
    let prompt = first;
    let standing = await drawRound(prompt, target, chain, settings);
    const avoid = new Set<string>();
    for (let tries = 0; tries < TRIES; tries++) {
      const [suggested] = suggest({
        first,
        prompt,
        target,
        ...placeOf(standing.judge),
        causes: sharedCauses(standing.judge.map(({ causes }) => causes)),
        effects: foldEffects(log, DESIGNER),
        avoid,
        count: 3,
        random: stream(settings.seed, "suggestions", 100 * chain + tries),
      });
      if (suggested === undefined) break;
      const next = await drawRound(suggested.proposal.prompt, target, chain, settings);
      const trial: Trial = {
        prompt: chain % prompts.length,
        suggested,
        judge: pairedShift(standing.judge, next.judge)!.shift,
        witness: pairedShift(standing.witness, next.witness)!.shift,
        gain: perReader((reader) => rewardOf(next[reader], target) - rewardOf(standing[reader], target)),
      };
      trials.push(trial);
      log.push(entryOf(trial, log.length + 1, settings.judge));
      if (trial.gain.judge > 0) {
        ({ prompt } = suggested.proposal);
        standing = next;
        avoid.clear();
      } else {
        for (const family of suggested.proposal.families) avoid.add(family);
      }
    }
    settings.onChain();
  }
  return { trials, log };
}

function perReader<T>(of: (reader: "judge" | "witness") => T): { readonly judge: T; readonly witness: T } {
  return { judge: of("judge"), witness: of("witness") };
}

function rewardOf(measured: readonly PlanePoint[], target: PlanePoint): number {
  return mean(measured.map((one) => emotionReward(one, target, PLAIN_REWARD)));
}

function entryOf({ suggested, judge: measured }: Trial, number: number, { id, sha256 }: Judge): LoggedEntry {
  const { proposal, prior, context } = suggested;
  return {
    number,
    person: DESIGNER,
    created: 0,
    entry: {
      kind: "effect.measured",
      suggestion: `trial ${number}`,
      families: proposal.families,
      context,
      prior,
      expected: proposal.expected,
      measured,
      pairs: PICTURES,
      judge: { id, sha256 },
    },
  };
}
