/** @file What share of a picture's mood an addition has: random single edits, measured. The shares of places.ts come from here. */
import { affect, AXES, type Axis } from "../../../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../../../app/affect/range-scale.ts";
import { applyEdits } from "../../../../app/feedback/apply-edits.ts";
import { pairedShift } from "../../../../app/feedback/paired-shift.ts";
import { type SharedCause, sharedCauses } from "../../../../app/feedback/suggest/causes.ts";
import { type Move, movesFor } from "../../../../app/feedback/suggest/moves.ts";
import { placeOf as pullOf } from "../../../../app/feedback/suggest/places.ts";
import { reword } from "../../../../app/feedback/suggest/reword.ts";
import type { PlanePoint } from "../../../../app/judge/measurement.ts";
import { readPrompt } from "../../../../app/prompt/read.ts";
import { stream } from "../../../../app/random/philox.ts";
import { pearson } from "../../../../app/statistics/regression.ts";
import { drawRound, placeOf, type RoundSettings } from "./draw-round.ts";

/** Edits tried on each prompt, each of a group drawn at random. */
const EDITS = 6;

/** How far an edit would have led at a share of 1, and how far it led. */
interface Pull {
  readonly group: string;
  readonly whole: PlanePoint;
  readonly measured: PlanePoint;
}

/** A table: of each group the share that fits best, by least squares, and how well. */
export async function sharesReport(
  prompts: readonly string[],
  settings: RoundSettings,
  drawnWith: string,
): Promise<string> {
  const pulls: Pull[] = [];
  for (const [chain, prompt] of prompts.entries()) {
    const random = stream(settings.seed, "shares", chain);
    const target = affect(random.between(-RANGE_LIMIT, RANGE_LIMIT), random.between(-RANGE_LIMIT, RANGE_LIMIT));
    const before = await drawRound(prompt, target, chain, settings);
    const { mean: here } = placeOf(before.judge);
    const causes = sharedCauses(before.judge.map((one) => one.causes));
    const reading = readPrompt(prompt);
    const seen = new Set(causes.flatMap(({ concepts }) => concepts));
    const byGroup = Map.groupBy(movesFor(reading.phrases, reading.phrases, seen), ({ group }) => group);
    for (let i = 0; i < EDITS; i++) {
      const move = random.pick(byGroup.get(random.pick([...byGroup.keys()]))!);
      const edit = reword(prompt, reading, move);
      const whole = wholeOf(move, here, causes);
      if (edit === undefined || whole === undefined) continue;
      const after = await drawRound(applyEdits(prompt, [edit]), target, chain, settings);
      const { valence, arousal } = pairedShift(before.judge, after.judge)!.shift;
      pulls.push({ group: move.group, whole, measured: { valence: valence.mean, arousal: arousal.mean } });
    }
    settings.onChain();
  }
  const rows = [...Map.groupBy(pulls, ({ group }) => group)].map(
    ([group, own]) => `| ${group} | ${own.length} | ${AXES.map((axis) => fit(own, axis)).join(" | ")} |`,
  );
  return `## Shares: ${pulls.length} single edits of ${prompts.length} prompts for choosing, ${drawnWith}

Of additions the share of the way to the concept's place; of what is kept out (without) the share of the cause's effect

| group | edits | valence | r | arousal | r |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

/** Undefined for exchanges and removals, which follow from additions, and where nothing is known. */
function wholeOf(
  { gained, lost, refused }: Move,
  here: PlanePoint,
  causes: readonly SharedCause[],
): PlanePoint | undefined {
  if (refused) {
    const cause = causes.find(({ concepts }) => concepts.includes(lost!))!;
    return { valence: -cause.valence, arousal: -cause.arousal };
  }
  const place = gained === undefined || lost !== undefined ? undefined : pullOf(gained);
  return place && { valence: place.valence - here.valence, arousal: place.arousal - here.arousal };
}

function fit(pulls: readonly Pull[], axis: Axis): string {
  const sum = (of: (pull: Pull) => number): number => pulls.reduce((total, pull) => total + of(pull), 0);
  const share = sum(({ whole, measured }) => whole[axis] * measured[axis]) / sum(({ whole }) => whole[axis] ** 2);
  const r = pearson(
    pulls.map(({ whole }) => whole[axis]),
    pulls.map(({ measured }) => measured[axis]),
  );
  return `${share.toFixed(2)} | ${r?.toFixed(2) ?? "–"}`;
}
