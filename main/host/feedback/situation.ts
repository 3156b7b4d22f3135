/** @file Where a round stands: all that suggestions for it are made of. */
import type { EngineContract } from "../../../app/contract/engine/engine.ts";
import type { Client } from "../../../app/contract/kinds.ts";
import type { Point } from "../../../app/contract/shapes.ts";
import type { Refinement, Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import { type SharedCause, sharedCauses } from "../../../app/feedback/suggest/causes.ts";
import { felt } from "../../../app/profile/felt.ts";
import type { RewardWeights } from "../../../app/profile/log.ts";
import { hopeFor } from "../../../app/profile/taste.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Learned } from "./learned.ts";
import { measureFor } from "./measure-for.ts";
import { rewardsOf } from "./round-outcome.ts";

type Shown = Omit<Parameters<Client<EngineContract>["judges.propose"]>[0], "judge">;

export interface Situation {
  /** What the rules ask for. */
  readonly asked: {
    /** The refinement's first prompt. */
    readonly first: string;
    readonly prompt: string;
    readonly target: Point;
    /** Where the pictures lie, as the person feels it. */
    readonly mean: Point;
    readonly deviation: Point;
    readonly causes: readonly SharedCause[];
    readonly weights: RewardWeights;
    /** What the person's taste adds, once it may steer. */
    readonly taste: ReturnType<typeof hopeFor>;
  };
  /** What a judge with words of its own is shown. */
  readonly shown: Shown;
  /** What is not suggested again ({@link avoiding}): decided about at this prompt, or rejected at any. */
  readonly decided: readonly string[];
  /** The first seed of the round. */
  readonly seed: number;
}

/** Edits that a judge is told of: the last ones. */
const MOST_TRIED = 20;

/** The situation of a round; undefined when it is gone or no judge has read a picture of it. */
export function situationOf(store: OpenedStore, learned: Learned, id: string): Situation | undefined {
  const round = store.refinements.round(id);
  const refinement = round && store.refinements.get(round.refinement);
  if (round?.summary == null || refinement === undefined) return undefined;
  const { prompt: first, target } = refinement.head;
  const { mean, deviation } = round.summary;
  const profile = learned.profile();
  const causes = sharedCauses(
    (store.series.detail(round.series)?.frames ?? []).flatMap(({ measurement }) =>
      measurement?.scale === "range" ? [measurement.causes] : [],
    ),
  );
  const place = felt(profile, mean);
  return {
    asked: {
      first,
      prompt: round.prompt,
      target,
      mean: place,
      deviation,
      causes,
      weights: profile.weights,
      taste: hopeFor(profile),
    },
    shown: {
      first,
      prompt: round.prompt,
      target,
      measured: { mean: place, deviation },
      pictures: extremes(round, rewardsOf(round, measureFor(store, learned, target))),
      tried: triedIn(refinement),
    },
    decided: decidedAt(store, refinement, round.prompt),
    seed: round.pictures[0]?.seed ?? 0,
  };
}

/** The best picture and the worst, when there are two. */
function extremes({ pictures }: Round, rewards: readonly (number | null)[]): string[] {
  const read = pictures.flatMap(({ picture }, index) => {
    const reward = rewards[index] ?? null;
    return picture === null || reward === null ? [] : [{ blob: picture.blob, reward }];
  });
  const sorted = read.toSorted((one, other) => other.reward - one.reward);
  return [...new Set([sorted[0], sorted.at(-1)].flatMap((one) => one?.blob ?? []))];
}

function triedIn({ suggestions }: Refinement): Shown["tried"] {
  return suggestions
    .flatMap(({ prompt, measured }) =>
      measured === null ? [] : [{ prompt, valence: measured.valence.mean, arousal: measured.arousal.mean }],
    )
    .slice(-MOST_TRIED);
}

/** What was decided about this prompt, and what was rejected anywhere in the tree: a no is heard once and for all. */
function decidedAt(store: OpenedStore, { rounds, suggestions }: Refinement, prompt: string): string[] {
  const here = new Set(rounds.flatMap((round) => (round.prompt === prompt ? [round.id] : [])));
  return avoiding(
    store,
    suggestions.filter(({ round, state }) => state === "rejected" || (here.has(round) && state !== "proposed")),
  );
}

/** What leads to none of these suggestions again: their prompts, and the families of those that make one edit. */
export function avoiding({ refinements }: OpenedStore, suggestions: readonly Suggestion[]): string[] {
  return suggestions.flatMap(({ id }) => {
    const { families, prompt } = refinements.suggestion(id)!.kept.proposal;
    return families.length === 1 ? [prompt, ...families] : [prompt];
  });
}
