/** @file What a page can do with a refinement beside going on: be refused, put a picture to use, compare, rename, forget. */
import { expect, test } from "vitest";
import type { Round } from "../../../../app/contract/studio/refinements.ts";
import {
  acceptFirst,
  openQuickStudio,
  openSuggestions,
  roundIn,
  startRefinement,
  untilRefinement,
} from "../../../kit/refined-studio.ts";
import { detailOf, untilJob } from "../../../kit/studio-in-process.ts";

const seedsOf = ({ pictures }: Round): number[] => pictures.map(({ seed }) => seed);
const refused = (sentence: RegExp) => ({
  failure: { code: "input.invalid", issues: [expect.stringMatching(sentence)] },
});

test("words that may not be drawn are refused with a sentence, and nothing is decided", async () => {
  const open = openQuickStudio();
  const { refinement, round, now } = await startRefinement(open, 2);
  const { id } = openSuggestions(now, round)[0]!;
  const accept = (prompt: string) => open.client["suggestions.decide"]({ decision: "accept", suggestion: id, prompt });
  await expect(accept("a lake at night")).rejects.toMatchObject(refused(/no longer shows “boat”/));
  await expect(accept("a red boat on a lake at night ")).rejects.toMatchObject(refused(/same pictures/));
  await expect(open.client["rounds.write"]({ round, prompt: " " })).rejects.toMatchObject(refused(/empty/));
  const standing = await untilRefinement(open, refinement, () => true);
  expect([standing.rounds.length, openSuggestions(standing, round).length]).toEqual([
    1,
    openSuggestions(now, round).length,
  ]);
});

test("the best picture takes the place of the one it began with", async () => {
  const open = openQuickStudio();
  const { refinement, round, series, now } = await startRefinement(open, 3);
  const { next, standing } = await acceptFirst(open, refinement, round, now);
  const { summary, pictures, prompt } = roundIn(standing, next);
  const best = pictures[summary!.best]!;
  await open.client["rounds.use"]({ round: next, index: best.index });
  const [frame] = (await detailOf(open, series)).frames;
  expect(frame).toMatchObject({ prompt, seed: best.seed, state: "finished", picture: { id: best.picture!.id } });
  expect(frame!.earlier).toHaveLength(1);
});

test("a control is drawn from the first prompt until it and the first round have as many pictures as all rounds", async () => {
  const open = openQuickStudio();
  const { refinement, round, now } = await startRefinement(open, 2);
  expect(await open.client["refinements.control"]({ refinement })).toEqual({ job: null });
  await acceptFirst(open, refinement, round, now);
  const { job } = await open.client["refinements.control"]({ refinement });
  await untilJob(open, job!, "done");
  const standing = await untilRefinement(open, refinement, ({ control }) => control?.measured === 2);
  expect(standing.control).toMatchObject({ images: 2, measured: 2 });
  const control = await detailOf(open, standing.control!.series);
  const seeds = new Set(seedsOf(roundIn(standing, round)));
  for (const { prompt, seed } of control.frames) {
    expect([prompt, seeds.has(seed)]).toEqual([standing.head.prompt, false]);
  }
});

test("a refinement is renamed, listed, and forgotten with those who watch it told; its pictures stay", async () => {
  const open = openQuickStudio();
  const { refinement, round } = await startRefinement(open, 2);
  await open.client["refinements.rename"]({ refinement, title: "Boats" });
  expect((await open.client["refinements.list"]({})).refinements).toMatchObject([{ id: refinement, title: "Boats" }]);
  const watching = untilRefinement(open, refinement, () => false);
  const ended = expect(watching).rejects.toThrow("ended");
  await untilRefinement(open, refinement, () => true);
  await open.client["refinements.remove"]({ refinement });
  await ended;
  expect((await open.client["refinements.list"]({})).refinements).toEqual([]);
  expect((await open.client["gallery.find"]({})).total).toBe(4);
  for (const [what, call] of [
    ["refinement", open.client["refinements.rename"]({ refinement, title: "Ships" })],
    ["round", open.client["rounds.go"]({ round })],
    ["suggestion", open.client["suggestions.undo"]({ suggestion: "none" })],
    ["picture", open.client["refinements.start"]({ picture: "none" })],
  ] as const) {
    await expect(call).rejects.toMatchObject({ failure: { code: "input.unknown", what } });
  }
});

test("what waits to be drawn for a forgotten refinement is cancelled", async () => {
  const open = openQuickStudio();
  const { refinement, round, now } = await startRefinement(open, 2);
  await open.client["queue.pause"]({});
  const { job } = await open.client["rounds.write"]({ round, prompt: `${now.head.prompt}, with flowers` });
  await open.client["refinements.remove"]({ refinement });
  await untilJob(open, job, "cancelled");
  expect((await open.client["gallery.find"]({})).total).toBe(4);
});

test("suggestions are asked for where there is something to go by", async () => {
  const open = openQuickStudio({
    moodOf: ({ prompt }) => (prompt.includes("lake") ? { valence: 0, arousal: 0 } : null),
  });
  const { refinement, round, now } = await startRefinement(open, 2);
  await open.client["queue.pause"]({});
  const written = await open.client["rounds.write"]({ round, prompt: `${now.head.prompt}, with flowers` });
  await expect(open.client["suggestions.ask"]({ round: written.round })).rejects.toMatchObject(
    refused(/still being drawn/),
  );
  await open.client["jobs.cancel"]({ job: written.job });
  await untilRefinement(open, refinement, (at) => roundIn(at, written.round).state === "measured");
  await expect(open.client["suggestions.ask"]({ round: written.round })).rejects.toMatchObject(
    refused(/No judge has read/),
  );
});
