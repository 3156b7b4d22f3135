/** @file Begins a round: its row, the series of its pictures, and the job that draws them. */
import { affect } from "../../app/affect/plane.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { Round } from "../../app/contract/studio/refinements.ts";
import { planControl, planRound, type RoundWish } from "../../app/feedback/round-plan.ts";
import { checkPrompt } from "../../app/prompt/check-prompt.ts";
import { seriesRequest } from "../../app/series/request.ts";
import { newId, unknown, type Base } from "./base.ts";
import { createFrameMaker } from "./frame-maker.ts";
import { createJobMaker } from "./job-maker.ts";
import { createSeries } from "./series.ts";

interface RefinementRow {
  readonly title: string;
  readonly prompt: string;
  readonly valence: number;
  readonly arousal: number;
  readonly images: number;
  readonly request: string;
  readonly control: string | null;
}

interface ParentRow {
  readonly refinement: string;
  readonly depth: number;
}

export type RoundStart = Pick<Round, "parent" | "prompt" | "origin" | "suggestion">;

export interface RoundMaker {
  /**
   * A round of the refinement, at which one stands then.
   *
   * @throws StudioError `input.invalid` when the prompt cannot be drawn
   */
  begin(refinement: string, round: RoundStart): { readonly round: string; readonly job: string };
  /** The refinement of a round that another one is to follow. */
  refinementOf(parent: string): string;
  /** Lets the control grow to so many pictures; null when it has them. */
  control(refinement: string, images: number): { readonly series: string; readonly job: string } | null;
}

/** Called inside a transaction only. */
export function createRoundMaker(base: Base): RoundMaker {
  const { connection } = base;
  const series = createSeries(base);
  const addFrame = createFrameMaker(base);
  const makeJob = createJobMaker(base);
  const refinementRow = connection.prepare<[string], RefinementRow>(
    "SELECT title, prompt, valence, arousal, images, request, control FROM refinements WHERE id = ?",
  );
  const parentRow = connection.prepare<[string], ParentRow>("SELECT refinement, depth FROM rounds WHERE id = ?");
  const insert = connection.prepare(`INSERT INTO rounds
    (id, refinement, parent, depth, prompt, origin, suggestion, series, created)
    VALUES (@id, @refinement, @parent, @depth, @prompt, @origin, @suggestion, @series, @created)`);
  const stand = connection.prepare("UPDATE refinements SET current = ? WHERE id = ?");
  const countFrames = connection
    .prepare<[string | null], number>("SELECT COUNT(*) FROM frames WHERE series = ?")
    .pluck();
  const setRequest = connection.prepare("UPDATE series SET request = ? WHERE id = ?");
  const setControl = connection.prepare("UPDATE refinements SET control = ? WHERE id = ?");
  const must = (refinement: string): RefinementRow => {
    const row = refinementRow.get(refinement);
    if (row === undefined) throw unknown("refinement", refinement);
    return row;
  };
  const mustBeRound = (round: string): ParentRow => {
    const row = parentRow.get(round);
    if (row === undefined) throw unknown("round", round);
    return row;
  };
  return {
    begin(refinement, round) {
      const row = must(refinement);
      const prompt = round.prompt.trim();
      const wrong = checkPrompt(prompt);
      if (wrong !== undefined) throw new StudioError({ code: "input.invalid", issues: [wrong] });
      const drawn = series.create({
        ...planRound(wishOf(row, prompt)),
        title: row.title,
        remarks: [],
        first: true,
        purpose: "round",
      });
      const id = newId();
      insert.run({
        id,
        refinement,
        parent: round.parent,
        depth: round.parent === null ? 0 : mustBeRound(round.parent).depth + 1,
        prompt,
        origin: round.origin,
        suggestion: round.suggestion,
        series: drawn.series,
        created: base.now(),
      });
      stand.run(id, refinement);
      return { round: id, job: drawn.job! };
    },
    refinementOf: (parent) => mustBeRound(parent).refinement,
    control(refinement, images) {
      const row = must(refinement);
      const there = countFrames.get(row.control)!;
      if (images <= there) return null;
      const plan = planControl(wishOf(row, row.prompt), there, images);
      if (row.control === null) {
        const made = series.create({ ...plan, title: row.title, remarks: [], first: false, purpose: "control" });
        setControl.run(made.series, refinement);
        return { series: made.series, job: made.job! };
      }
      for (const frame of plan.frames) addFrame(row.control, frame);
      setRequest.run(JSON.stringify(plan.request), row.control);
      const open = plan.frames.map(({ index }) => index);
      return { series: row.control, job: makeJob(row.control, open, false) };
    },
  };
}

function wishOf({ request, valence, arousal, images }: RefinementRow, prompt: string): RoundWish {
  return {
    request: seriesRequest.parse(JSON.parse(request)),
    prompt,
    target: affect(valence, arousal),
    images,
  };
}
