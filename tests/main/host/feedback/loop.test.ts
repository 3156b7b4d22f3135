/** @file The feedback loop as a page sees it: rounds are drawn on the same seeds, read, decided about, and remembered. */
import { describe, expect, onTestFinished, test } from "vitest";
import { affect } from "../../../../app/affect/plane.ts";
import type { Refinement, RefinementEvent, Round } from "../../../../app/contract/studio/refinements.ts";
import { applyEdits } from "../../../../app/feedback/apply-edits.ts";
import { pairedShift } from "../../../../app/feedback/paired-shift.ts";
import { openStore } from "../../../../main/store/open.ts";
import {
  acceptFirst,
  openQuickStudio,
  openSuggestions,
  roundIn,
  startRefinement,
  untilRefinement,
  untilSuggested,
} from "../../../kit/refined-studio.ts";
import { detailOf, openStudio, type StudioUnderTest } from "../../../kit/studio-in-process.ts";

const seedsOf = ({ pictures }: Round): number[] => pictures.map(({ seed }) => seed);
const refused = (sentence: RegExp) => ({
  failure: { code: "input.invalid", issues: [expect.stringMatching(sentence)] },
});

/** Everything a refinement's feed tells from now on. */
function recorded({ client }: StudioUnderTest, refinement: string): RefinementEvent[] {
  const events: RefinementEvent[] = [];
  const abort = new AbortController();
  const follow = async (): Promise<void> => {
    for await (const event of client["refinements.watch"]({ refinement }, abort.signal)) events.push(event);
  };
  const followed = follow().catch(() => undefined);
  onTestFinished(async () => {
    abort.abort();
    await followed;
  });
  return events;
}

describe("the first round", () => {
  test("is drawn from the picture's prompt on seeds from its own on, and suggestions follow its reading", async () => {
    const open = openQuickStudio();
    const { round, series, now } = await startRefinement(open, 3);
    const { frames } = await detailOf(open, series);
    const first = roundIn(now, round);
    expect(first).toMatchObject({
      depth: 0,
      origin: "start",
      prompt: frames[0]!.prompt,
      state: "measured",
      verdict: null,
    });
    expect(seedsOf(first)).toEqual([0, 1, 2].map((k) => frames[0]!.seed + k));
    expect(now.head).toMatchObject({
      current: round,
      rounds: 1,
      from: { series, index: 0 },
      target: frames[0]!.target,
    });
    expect(first.summary!.mean.valence).toBeCloseTo(-1.5, 0);
    const suggestions = openSuggestions(now, round);
    expect(suggestions.length).toBeGreaterThan(0);
    for (const { edits, prompt, expected } of suggestions) {
      expect(applyEdits(first.prompt, edits)).toBe(prompt);
      expect(expected!.valence.mean).toBeGreaterThan(0);
    }
  });

  test("is no series of the list, but its pictures are in the gallery", async () => {
    const open = openQuickStudio();
    const { series } = await startRefinement(open, 3);
    expect((await open.client["series.list"]({})).series.map(({ id }) => id)).toEqual([series]);
    expect((await open.client["gallery.find"]({})).total).toBe(2 + 3);
  });
});

describe("an accepted suggestion", () => {
  test("draws the next round on the same seeds; what it did is what the pictures of a seed differ by", async () => {
    const open = openQuickStudio();
    const { refinement, round, now } = await startRefinement(open, 3);
    const { chosen, next, standing } = await acceptFirst(open, refinement, round, now);
    const [before, after] = [roundIn(standing, round), roundIn(standing, next)];
    expect(after).toMatchObject({
      parent: round,
      depth: 1,
      prompt: chosen.prompt,
      origin: "suggestion",
      suggestion: chosen.id,
    });
    expect(seedsOf(after)).toEqual(seedsOf(before));
    const readings = (of: Round) => of.pictures.map(({ measurement }) => measurement);
    const { shift, pairs } = pairedShift(readings(before), readings(after))!;
    const decided = standing.suggestions.find(({ id }) => id === chosen.id);
    expect(decided).toMatchObject({ state: "accepted", leadsTo: next, measured: shift, pairs });
    expect(after.verdict).toBe("better");
    const { counts, effects, record } = await open.client["profile.get"]({});
    expect(counts.accepted).toBe(1);
    expect(effects).toMatchObject([{ times: 1, measured: { valence: { mean: shift.valence.mean } }, pooled: false }]);
    expect(record).toMatchObject({ measured: 1, nearer: 1 });
  });

  test("follows another ten times in a row, and whoever watches is told everything in order", async () => {
    const open = openQuickStudio();
    let { refinement, round, now }: { refinement: string; round: string; now: Refinement } = await startRefinement(
      open,
      2,
    );
    const events = recorded(open, refinement);
    const rounds = [round];
    for (let i = 0; i < 10; i++) {
      const { next, standing } = await acceptFirst(open, refinement, round, now);
      [round, now] = [next, i < 9 ? await untilSuggested(open, refinement, next) : standing];
      rounds.push(round);
    }
    expect(now.head).toMatchObject({ current: round, rounds: 11 });
    expect(rounds.map((id) => roundIn(now, id).depth)).toEqual(rounds.map((_, depth) => depth));
    expect(new Set(rounds.map((id) => seedsOf(roundIn(now, id)).join())).size).toBe(1);
    expect(now.suggestions.filter(({ measured }) => measured !== null)).toHaveLength(10);
    expect((await open.client["profile.get"]({})).record.measured).toBe(10);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
    const [beginning, ...changes] = events;
    expect(beginning!.kind).toBe("snapshot");
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["head", "round", "suggestions"]));
  });

  test("in the person's own words has no expectation and teaches nothing of edits, but its effect is shown", async () => {
    const open = openQuickStudio();
    const { refinement, round, now } = await startRefinement(open, 2);
    const { id } = openSuggestions(now, round)[0]!;
    const prompt = "a red boat on a lake at night, with flowers and a warm wind";
    const { round: next } = await open.client["suggestions.decide"]({
      decision: "accept",
      suggestion: id,
      prompt: `  ${prompt} `,
    });
    const standing = await untilRefinement(open, refinement, (at) => roundIn(at, next!)?.state === "measured");
    expect(roundIn(standing, next!).prompt).toBe(prompt);
    const edited = standing.suggestions.find((suggestion) => suggestion.id === id)!;
    expect(edited).toMatchObject({ state: "edited", prompt, expected: null, pairs: 2 });
    expect(edited.measured!.valence.mean).toBeCloseTo(1.1, 9);
    const { counts, effects } = await open.client["profile.get"]({});
    expect([counts.edited, effects]).toEqual([1, []]);
  });
});

describe("a rejected suggestion", () => {
  test("stays rejected, draws nothing and is not made again for that prompt", async () => {
    const open = openQuickStudio();
    const { refinement, round, now } = await startRefinement(open, 2);
    const { id, prompt } = openSuggestions(now, round)[0]!;
    expect(await open.client["suggestions.decide"]({ decision: "reject", suggestion: id })).toEqual({
      round: null,
      job: null,
    });
    await open.client["suggestions.ask"]({ round });
    const standing = await untilSuggested(open, refinement, round);
    expect(standing.rounds).toHaveLength(1);
    expect(standing.suggestions.find((suggestion) => suggestion.id === id)).toMatchObject({ state: "rejected" });
    expect(openSuggestions(standing, round).map((suggestion) => suggestion.prompt)).not.toContain(prompt);
    await expect(open.client["suggestions.decide"]({ decision: "accept", suggestion: id })).rejects.toMatchObject(
      refused(/decided already/),
    );
  });

  test("is not made again for later rounds either", async () => {
    const open = openQuickStudio();
    const { refinement, round, now } = await startRefinement(open, 2);
    const single = openSuggestions(now, round).find(
      ({ edits, prompt }) => edits.length === 1 && prompt.startsWith(now.head.prompt),
    )!;
    const clause = single.prompt.slice(now.head.prompt.length);
    await open.client["suggestions.decide"]({ decision: "reject", suggestion: single.id });
    const rejected = await untilRefinement(open, refinement, () => true);
    const { next } = await acceptFirst(open, refinement, round, rejected);
    const standing = await untilSuggested(open, refinement, next);
    const offered = openSuggestions(standing, next);
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter(({ edits, prompt }) => edits.length === 1 && prompt.endsWith(clause))).toEqual([]);
  });

  test("or any other makes room for others when one asks", async () => {
    const open = openQuickStudio();
    const { refinement, round, now } = await startRefinement(open, 2);
    const before = openSuggestions(now, round).map(({ prompt }) => prompt);
    await open.client["suggestions.ask"]({ round });
    const after = openSuggestions(await untilSuggested(open, refinement, round), round).map(({ prompt }) => prompt);
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((prompt) => before.includes(prompt))).toEqual([]);
  });
});

test("a decision that is taken back leaves its round as a branch, and neither decision nor effect in the profile", async () => {
  const open = openQuickStudio();
  const { refinement, round, now } = await startRefinement(open, 2);
  const { chosen, next } = await acceptFirst(open, refinement, round, now);
  const { id } = chosen;
  await open.client["suggestions.undo"]({ suggestion: id });
  const standing = await untilRefinement(open, refinement, () => true);
  expect(standing.head.current).toBe(round);
  expect(standing.rounds.map((one) => one.id)).toEqual([round, next]);
  expect(standing.suggestions.find((suggestion) => suggestion.id === id)).toMatchObject({
    state: "proposed",
    leadsTo: null,
    measured: null,
  });
  const { counts, effects } = await open.client["profile.get"]({});
  expect([counts.accepted, effects]).toEqual([0, []]);
  await expect(open.client["suggestions.undo"]({ suggestion: id })).rejects.toMatchObject(
    refused(/Nothing has been decided/),
  );
});

test("one goes back to an earlier round and branches off with words of one's own", async () => {
  const open = openQuickStudio();
  const { refinement, round, now } = await startRefinement(open, 2);
  const { next } = await acceptFirst(open, refinement, round, now);
  await open.client["rounds.go"]({ round });
  const prompt = "a red boat on a lake at night, under the stars";
  const written = await open.client["rounds.write"]({ round, prompt });
  const standing = await untilRefinement(open, refinement, (at) => roundIn(at, written.round)?.state === "measured");
  expect(standing.head).toMatchObject({ current: written.round, rounds: 3 });
  expect(roundIn(standing, written.round)).toMatchObject({
    parent: round,
    origin: "written",
    prompt,
    suggestion: null,
  });
  expect(roundIn(standing, next).parent).toBe(round);
});

test("a decision is drawn, read and suggested for by the next start, if this one ends before", async () => {
  const first = openQuickStudio();
  const { refinement, round, now } = await startRefinement(first, 2);
  await first.client["queue.pause"]({});
  const { id } = openSuggestions(now, round)[0]!;
  const { round: next } = await first.client["suggestions.decide"]({ decision: "accept", suggestion: id });
  await first.studio.close();
  const second = openQuickStudio(undefined, { directory: first.directory });
  const standing = await untilSuggested(second, refinement, next!);
  expect(roundIn(standing, next!)).toMatchObject({ state: "measured", verdict: "better" });
  expect(standing.suggestions.find((suggestion) => suggestion.id === id)).toMatchObject({
    state: "accepted",
    pairs: 2,
  });
});

test("with the real pack and its judge the loop closes as well", async () => {
  const open = openStudio();
  // Words that the pack cannot bring near this mood by itself, so that there is something to suggest.
  const prompt = "a graveyard at night in the rain, in a sad mood";
  const path = [affect(2.2, -1.5), affect(2.2, -1.5)];
  const { refinement, round, now } = await startRefinement(open, 2, { prompt, path, size: 96 });
  const { chosen, next, standing } = await acceptFirst(open, refinement, round, now);
  const after = roundIn(standing, next);
  expect(after.pictures.map(({ measurement }) => measurement?.judge.id)).toEqual(["papercut-judge", "papercut-judge"]);
  expect(standing.suggestions.find(({ id }) => id === chosen.id)!.pairs).toBe(2);
  const styles = standing.rounds.flatMap(({ pictures }) => pictures.map(({ picture }) => picture!.id));
  await open.studio.close();
  const store = openStore({ directory: open.directory });
  for (const picture of styles) expect(store.pictures.style(picture)).toHaveLength(7);
  store.close();
});
