/** @file A refinement of sixty rounds and a log of a hundred thousand entries: read in less than a person notices. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { boatRefinement, decidedEntry, drawAll, outcome, proposeTwo } from "../../kit/refinement-rows.ts";
import { openTestStore } from "../../kit/store.ts";

const ROUNDS = 60;
const IMAGES = 8;
const SUGGESTIONS = 4;
const ENTRIES = 100_000;

/** Processor time, which other programs on the machine hardly change; a bound is a few times what was measured. */
function median(name: string, task: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  const time = times.toSorted((one, other) => one - other)[2]!;
  console.info(`${name}: ${time.toFixed(2)} ms`);
  return time;
}

/** The numbers 1 … `count`, as a table `n`. */
const upTo = (count: number): string =>
  `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})`;

test("a refinement of sixty rounds of eight pictures", () => {
  const store = openTestStore();
  const { refinement, round, job } = store.refinements.create(boatRefinement({ images: IMAGES }));
  drawAll(store, job);
  store.refinements.finish(round, outcome());
  proposeTwo(store, round);
  const { series } = store.refinements.round(round)!;
  store.close();
  // Copies of the first round, each following the one before.
  const database = new Database(path.join(store.directory, "studio.db"));
  const of = { round: `'${round}'`, series: `'${series}'` };
  const copies = upTo(ROUNDS - 1);
  database.exec(`
    INSERT INTO series (id, title, request, remarks, created, purpose) ${copies}
      SELECT 'series-' || n, title, request, remarks, created, purpose FROM n, series WHERE id = ${of.series};
    INSERT INTO pictures (id, prompt, stars, target_valence, target_arousal, target_turn, measured_valence, measured_arousal,
      measured_turn, off, judged, origin, pack, created, series, frame_index, seed, width, height, bytes, blob, thumb, svg,
      has_recipe) ${copies}
      SELECT id || '-' || n, prompt, stars, target_valence, target_arousal, target_turn, measured_valence, measured_arousal,
        measured_turn, off, judged, origin, pack, created, 'series-' || n, frame_index, seed, width, height, bytes, blob,
        thumb, svg, has_recipe FROM n, pictures WHERE series = ${of.series};
    INSERT INTO measurements (picture, scale, valence, arousal, rated_valence, rated_arousal, spread_valence, spread_arousal,
      confidence, causes, judge, judge_sha256, created)
      SELECT p.id, scale, m.valence, m.arousal, rated_valence, rated_arousal, spread_valence, spread_arousal, confidence,
        causes, judge, judge_sha256, m.created FROM pictures p, measurements m WHERE p.measurement IS NULL AND m.number = 1;
    UPDATE pictures SET measurement = (SELECT MAX(number) FROM measurements WHERE picture = pictures.id);
    INSERT INTO frames (series, frame_index, valence, arousal, prompt, seed, shared_noise, state, picture, picture_revision)
      ${copies} SELECT 'series-' || n, frame_index, valence, arousal, prompt, seed, shared_noise, state, picture || '-' || n,
        picture_revision FROM n, frames WHERE series = ${of.series};
    INSERT INTO jobs (id, series, state, position, created) ${copies}
      SELECT 'job-' || n, 'series-' || n, state, position, created FROM n, jobs WHERE series = ${of.series};
    INSERT INTO rounds (id, refinement, parent, depth, prompt, origin, series, finished, summary, created) ${copies}
      SELECT 'round-' || n, refinement, CASE n WHEN 1 THEN id ELSE 'round-' || (n - 1) END, n, prompt, 'written',
        'series-' || n, 1, summary, created FROM n, rounds WHERE id = ${of.round};
    INSERT INTO suggestions (id, round, proposal, prior, context)
      SELECT s.id || r.id || k.value, r.id, proposal, prior, context FROM rounds r, suggestions s, json_each('[1, 2]') k
      WHERE s.round = ${of.round} AND r.id <> s.round;
  `);
  expect(database.pragma("foreign_key_check")).toEqual([]);
  database.close();
  const { refinements } = openTestStore({ directory: store.directory });
  const found = refinements.get(refinement)!;
  expect(found.rounds).toHaveLength(ROUNDS);
  expect(found.rounds.every(({ pictures }) => pictures.every(({ measurement }) => measurement !== null))).toBe(true);
  expect(found.rounds.flatMap(({ pictures }) => pictures)).toHaveLength(ROUNDS * IMAGES);
  expect(found.suggestions).toHaveLength(2 + (ROUNDS - 1) * SUGGESTIONS);
  expect(median("refinement", () => refinements.get(refinement))).toBeLessThan(20);
  expect(median("round", () => refinements.round("round-30"))).toBeLessThan(3);
  expect(median("heads", () => refinements.list(100))).toBeLessThan(10);
  expect(median("unfinished", () => refinements.unfinished())).toBeLessThan(3);
});

test("a log of a hundred thousand entries", () => {
  const store = openTestStore();
  const ada = store.people.create("Ada");
  store.log.append(decidedEntry("s"));
  store.log.append(decidedEntry("s"), ada);
  store.close();
  const database = new Database(path.join(store.directory, "studio.db"));
  database.exec(`INSERT INTO log (person, created, start, session, entry) ${upTo(ENTRIES - 2)}
    SELECT person, n, start, session, entry FROM n, log WHERE number = 1`);
  database.close();
  const { log, people } = openTestStore({ directory: store.directory });
  const me = people.current().id;
  expect(log.list(me)).toHaveLength(ENTRIES - 1);
  expect(median("whole log", () => log.list(me))).toBeLessThan(1200);
  expect(median("one person of two", () => log.list(ada))).toBeLessThan(3);
  expect(median("what is new", () => log.list(me, ENTRIES - 10))).toBeLessThan(3);
  expect(median("session", () => log.session())).toBeLessThan(3);
});
