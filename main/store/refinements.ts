/** @file Refinements: trees of rounds, where one stands in them, and what came of each round. */
import { StudioError } from "../../app/contract/failure.ts";
import { roundSummary } from "../../app/contract/studio/refinements.ts";
import { newId, unknown, type Base } from "./base.ts";
import { createFrames } from "./frames.ts";
import { createRefinementHeads } from "./refinement-heads.ts";
import { createRoundMaker } from "./round-maker.ts";
import { createRoundReader } from "./round-rows.ts";
import type { FrameRef } from "./store.ts";
import type { LogStore, RefinementStore } from "./feedback-store.ts";
import { createSuggestions } from "./suggestions.ts";

interface OwnerRow {
  readonly refinement: string;
  readonly round: string | null;
}

/** A frame counts as read when its picture was judged, or when no job is left that would have it judged. */
const OPEN_FRAMES = `SELECT 1 FROM frames f LEFT JOIN pictures p ON p.id = f.picture
  WHERE f.series = r.series AND (
    f.state NOT IN ('finished', 'failed', 'cancelled')
    OR f.state = 'finished' AND p.judged = 0 AND EXISTS (
      SELECT 1 FROM jobs WHERE series = r.series AND state IN ('waiting', 'running', 'cancelling', 'interrupted')))`;

/** Refinements over an open database. */
export function createRefinements(base: Base, log: LogStore): RefinementStore {
  const { connection } = base;
  const frames = createFrames(base);
  const heads = createRefinementHeads(base);
  const reader = createRoundReader(base);
  const rounds = createRoundMaker(base);
  const grow = connection.prepare("UPDATE session SET refinement_revision = refinement_revision + 1");
  const revision = connection.prepare<[], number>("SELECT refinement_revision FROM session").pluck();
  const changed = (): void => void grow.run();
  const { all: suggestionsOf, measured, ...suggestions } = createSuggestions(base, { log, rounds, changed });
  // It stands at no round until its first one is begun; the reference is checked when the transaction ends.
  const insert = connection.prepare(`INSERT INTO refinements
    (id, title, prompt, valence, arousal, images, request, from_series, from_index, current, created)
    VALUES (@id, @title, @prompt, @valence, @arousal, @images, @request, @from_series, @from_index, '', @created)`);
  const owner = connection.prepare<[{ readonly series: string }], OwnerRow>(
    `SELECT refinement, id AS round FROM rounds WHERE series = @series
     UNION ALL SELECT id, NULL FROM refinements WHERE control = @series`,
  );
  const finish = connection.prepare(
    "UPDATE rounds SET finished = 1, summary = @summary, verdict = @verdict WHERE id = @round AND finished = 0",
  );
  const go = connection.prepare(
    "UPDATE refinements SET current = @round WHERE id = (SELECT refinement FROM rounds WHERE id = @round)",
  );
  const rename = connection.prepare("UPDATE refinements SET title = @title WHERE id = @refinement");
  const drawn = `(SELECT series FROM rounds WHERE refinement = @refinement
    UNION SELECT control FROM refinements WHERE id = @refinement)`;
  const renameSeries = connection.prepare(`UPDATE series SET title = @title WHERE id IN ${drawn}`);
  const touchJobs = connection.prepare(`UPDATE jobs SET revision = revision + 1 WHERE series IN ${drawn}`);
  const remove = connection.prepare("DELETE FROM refinements WHERE id = ?");
  const unfinished = connection
    .prepare<[], string>(
      `SELECT r.id FROM rounds r WHERE r.finished = 0 AND NOT EXISTS (${OPEN_FRAMES}) ORDER BY r.number`,
    )
    .pluck();
  const link = connection.prepare(
    "INSERT INTO frame_pictures (series, frame_index, picture) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  return {
    ...suggestions,
    create: ({ title, prompt, target, images, from, request }) =>
      base.write(() => {
        const id = newId();
        const began = from !== null && frames.get(from) !== undefined ? from : null;
        insert.run({
          id,
          title,
          prompt: prompt.trim(),
          valence: target.valence,
          arousal: target.arousal,
          images,
          request: JSON.stringify(request),
          from_series: began?.series ?? null,
          from_index: began?.index ?? null,
          created: base.now(),
        });
        const { round, job } = rounds.begin(id, { parent: null, prompt, origin: "start", suggestion: null });
        changed();
        return { refinement: id, round, job };
      }),
    list: (limit) => heads.list(limit),
    head: (refinement) => heads.one(refinement),
    get(refinement) {
      const head = heads.one(refinement);
      if (head === undefined) return undefined;
      return {
        head,
        rounds: reader.all(refinement),
        suggestions: suggestionsOf(refinement),
        control: heads.control(refinement),
      };
    },
    round: (round) => reader.one(round),
    ofSeries: (series) => owner.get({ series }),
    addRound: (round) =>
      base.write(() => {
        const made = rounds.begin(rounds.refinementOf(round.parent), round);
        changed();
        return made;
      }),
    finish: (round, { summary, verdict, effect }) =>
      base.write(() => {
        rounds.refinementOf(round);
        const said = summary === null ? null : JSON.stringify(roundSummary.parse(summary));
        if (finish.run({ round, summary: said, verdict }).changes === 0) return false;
        if (effect !== null) measured(round, effect);
        changed();
        return true;
      }),
    go: (round) =>
      base.write(() => {
        if (go.run({ round }).changes === 0) throw unknown("round", round);
        changed();
      }),
    rename: (refinement, title) =>
      base.write(() => {
        if (rename.run({ refinement, title }).changes === 0) throw unknown("refinement", refinement);
        renameSeries.run({ refinement, title });
        touchJobs.run({ refinement });
        changed();
      }),
    remove: (refinement) =>
      base.write(() => {
        if (remove.run(refinement).changes === 0) throw unknown("refinement", refinement);
        changed();
      }),
    control: (refinement, images) =>
      base.write(() => {
        const made = rounds.control(refinement, images);
        if (made !== null) changed();
        return made;
      }),
    unfinished: () => unfinished.all(),
    use: (round, index): FrameRef =>
      base.write(() => {
        const found = reader.one(round);
        if (found === undefined) throw unknown("round", round);
        const picture = found.pictures.find((one) => one.index === index)?.picture ?? null;
        if (picture === null) throw unknown("picture", `${round} ${index}`);
        const { from } = heads.one(found.refinement)!;
        if (from === null)
          throw new StudioError({ code: "input.invalid", issues: ["The series this began with is not there."] });
        link.run(from.series, from.index, picture.id);
        frames.choose(from, picture.id);
        base.changed();
        changed();
        return from;
      }),
    revision: () => revision.get()!,
  };
}
