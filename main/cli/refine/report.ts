/** @file refine.json: every round, what was suggested and why, what came of it, and by which judge all that is measured. */
import { perAxis } from "../../../app/affect/error.ts";
import type { LoopRound, LoopState } from "../../../app/feedback/loop.ts";
import type { PairedShift } from "../../../app/feedback/paired-shift.ts";
import type { Shift } from "../../../app/feedback/shift.ts";
import type { Suggested } from "../../../app/feedback/suggest/suggest.ts";
import { summariseRound } from "../../../app/feedback/summary.ts";
import { verdictOf } from "../../../app/feedback/verdict.ts";
import type { RewardSettings } from "../../../app/reward/reward.ts";
import type { Pack } from "../../../native/models/papercut/pack.ts";
import type { OpenedJudge } from "../judges/open-judge.ts";
import { environment, round, rounded } from "../series/report.ts";
import { type LoopRun, rewardOf } from "../../../app/feedback/drive-loop.ts";
import type { Learned } from "./learned.ts";
import type { RefineOrder } from "./order.ts";
import type { PictureRecord } from "./picture-record.ts";

export interface RefineRun {
  readonly order: RefineOrder;
  readonly pack: Pack;
  readonly judge: OpenedJudge;
  readonly reward: RewardSettings;
  /** What it goes on from, undefined for a loop that runs for nobody in particular. */
  readonly learned: Learned | undefined;
}

/** What a command that was cancelled says instead of the loop's reason to stop. */
export type Stopped = Extract<LoopState<Suggested>["wanted"], { kind: "stop" }>["why"] | "cancelled";

/**
 * The report of a refinement, finished or cancelled.
 *
 * `rounds[].pictures` are the frames of series.json with their rewards; one that the judge could not read has the reason as
 * `unread`, and null for what would have been read of it. A round that was cancelled has the pictures it came to and no
 * `summary`. `rounds[].suggestion` is what the round was drawn for, with the shift that was expected before anything was learned
 * (`prior`), when it was suggested (`expected`) and as the judge then read it on `pairs` common seeds (`measured`): each a mean
 * and its standard deviation. `rounds[].offered` is all that was suggested before the round was drawn, best first, the judge's own
 * words before the rules'. `fate` is whether its prompt took the parent's place (“kept”, “turned back”) or was the parent's on
 * further seeds (“more”); `verdict` is whether the difference is more than chance. All numbers are on `scale`, by `judge`, which
 * also chose: no `witness` was asked, so they flatter. `best` is null when no picture was read.
 * `learned` says whose log the loop went on from, null when from none: rewards and distances are then by what that person feels,
 * `error` by what the judge read.
 *
 * @param written the pictures of each round that has one at least, one round or more
 */
export function refineReport(
  { order: { loop, request, form }, pack, judge: { judge, name }, reward, learned }: RefineRun,
  { state, offered }: LoopRun,
  written: readonly (readonly PictureRecord[])[],
  totalMs: number,
) {
  const { wanted } = state;
  const stopped: Stopped = wanted.kind === "stop" ? wanted.why : "cancelled";
  const rounds = written.map((pictures, at) => {
    const finished = state.rounds[at];
    const drawnFor = finished ?? (wanted.kind === "draw" ? wanted : undefined);
    return {
      number: at + 1,
      prompt: pictures[0]!.prompt,
      parent: drawnFor?.parent == null ? null : drawnFor.parent + 1,
      suggestion: drawnFor?.offer == null ? null : suggestionOf(drawnFor.offer, finished?.shift ?? null),
      fate: finished?.fate ?? null,
      verdict: finished === undefined ? null : verdictAgainstParent(state, finished),
      summary: finished === undefined ? null : summaryOf(finished, loop.target, reward),
      pictures: pictures.map((record) => ({
        ...record,
        reward: record.measured === null ? null : round(rewardOf(record.measured, loop.target, reward)),
      })),
      offered: (offered.get(at) ?? []).map(({ proposal }) => ({
        prompt: proposal.prompt,
        reason: proposal.reason,
        expected: roundedShift(proposal.expected),
      })),
    };
  });
  return {
    version: 1,
    prompt: loop.prompt,
    target: rounded(loop.target),
    seed: loop.seed,
    size: request.size,
    aspect: request.aspect,
    reward: { form, weights: perAxis((axis) => reward.weights[axis]) },
    pack: { id: pack.id, sha256: pack.sha256 },
    adapter: pack.adapter,
    judge: { id: judge.id, name, sha256: judge.sha256 },
    witness: null,
    learned: learned === undefined ? null : { person: learned.person.name, entries: learned.entries },
    scale: request.scale,
    stopped,
    rounds,
    best: bestOf(rounds),
    timing: { totalMs: Math.round(totalMs) },
    environment: environment(),
  };
}

type RewardedPicture = PictureRecord & { readonly reward: number | null };

export type RefineReport = ReturnType<typeof refineReport>;

function suggestionOf({ proposal, prior }: Suggested, measured: PairedShift | null) {
  const { edits, families, reason, causes, source, expected } = proposal;
  return {
    edits,
    families,
    reason,
    causes,
    source,
    prior: roundedShift(prior),
    expected: roundedShift(expected),
    measured: measured === null ? null : roundedShift(measured.shift),
    pairs: measured?.pairs ?? 0,
  };
}

function verdictAgainstParent({ rounds }: LoopState<Suggested>, { parent, offer, pictures }: LoopRound<Suggested>) {
  if (parent === null || offer === null) return null;
  const rewards = (of: LoopRound<Suggested>["pictures"]) => of.map((picture) => picture?.reward ?? null);
  return verdictOf(rewards(rounds[parent]!.pictures), rewards(pictures));
}

function summaryOf(
  { pictures }: LoopRound<Suggested>,
  target: RefineOrder["loop"]["target"],
  { felt }: RewardSettings,
) {
  const summary = summariseRound({
    readings: pictures.map((picture) => picture?.measured ?? null),
    rewards: pictures.map((picture) => picture?.reward ?? null),
    target,
    felt,
  });
  if (summary === null) return null;
  const { mean, deviation, distance, reward, best, bestDistance } = summary;
  return {
    mean: rounded(mean),
    deviation: rounded(deviation),
    distance: round(distance),
    reward: round(reward),
    best: best + 1,
    bestDistance: round(bestDistance),
  };
}

/** The picture with the highest reward, those of a round that was cancelled among them; null when none was read. */
function bestOf(rounds: readonly { readonly number: number; readonly pictures: readonly RewardedPicture[] }[]) {
  const all = rounds.flatMap(({ number, pictures }) =>
    pictures.flatMap(({ index, files, measured, error, reward }) => {
      if (measured === null || reward === null) return [];
      const distance = round(Math.hypot(error.valence, error.arousal));
      return [{ round: number, picture: index + 1, files, measured, error, distance, reward }];
    }),
  );
  if (all.length === 0) return null;
  return all.reduce((one, other) => (other.reward > one.reward ? other : one));
}

function roundedShift(shift: Shift) {
  return perAxis((axis) => ({ mean: round(shift[axis].mean), sd: round(shift[axis].sd) }));
}
