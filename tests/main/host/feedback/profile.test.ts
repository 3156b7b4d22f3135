/** @file People and their profiles as a page sees them: learned from what is done, taken back, carried over, kept apart. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Profile } from "../../../../app/contract/studio/profile.ts";
import type { StudioEvent } from "../../../../app/contract/studio/studio.ts";
import { foldProfile } from "../../../../app/profile/fold.ts";
import { openStore } from "../../../../main/store/open.ts";
import {
  acceptFirst,
  drawnPictures,
  openQuickStudio,
  openSuggestions,
  startRefinement,
} from "../../../kit/refined-studio.ts";
import { type StudioUnderTest, until } from "../../../kit/studio-in-process.ts";

const refused = (sentence: RegExp) => ({
  failure: { code: "input.invalid", issues: [expect.stringMatching(sentence)] },
});

let open: StudioUnderTest;
beforeEach(() => {
  open = openQuickStudio();
});

const profile = (): Promise<Profile> => open.client["profile.get"]({});
const lastEntry = async (kind: string): Promise<number> =>
  (await profile()).recent.find((entry) => entry.kind === kind)!.number;

/** Who sits here and how often things have changed, as every page hears of it. */
async function feedback() {
  const event: StudioEvent = await until(open, ({ kind }) => kind === "snapshot");
  if (event.kind !== "snapshot") throw new Error("The feed began without a snapshot.");
  return event.overview.feedback;
}

describe("people", () => {
  test("come and go, and one of them sits here", async () => {
    const { people, current } = await open.client["people.list"]({});
    expect(people).toMatchObject([{ id: current, name: "Me" }]);
    const { person } = await open.client["people.create"]({ name: "  Ada " });
    await open.client["people.choose"]({ person });
    await open.client["people.rename"]({ person: current, name: "Grace" });
    expect((await open.client["people.list"]({})).people.map(({ name }) => name)).toEqual(["Grace", "Ada"]);
    expect(await feedback()).toMatchObject({ person: { id: person, name: "Ada" } });
    await open.client["people.remove"]({ person });
    expect((await feedback()).person.id).toBe(current);
    await expect(open.client["people.remove"]({ person: current })).rejects.toMatchObject(refused(/last person/));
    await expect(open.client["people.choose"]({ person })).rejects.toMatchObject({
      failure: { code: "input.unknown" },
    });
  });

  test("have logs of their own, and what edits do is seen by all until somebody has tried them", async () => {
    const { refinement, round, now } = await startRefinement(open, 2);
    await acceptFirst(open, refinement, round, now);
    const mine = await profile();
    expect([mine.counts.accepted, mine.effects[0]!.pooled]).toEqual([1, false]);
    const { person } = await open.client["people.create"]({ name: "Ada" });
    await open.client["people.choose"]({ person });
    const theirs = await profile();
    expect([theirs.counts.accepted, theirs.effects[0]!.pooled, theirs.record.measured]).toEqual([0, true, 0]);
    await open.client["people.choose"]({ person: mine.person.id });
    await open.client["people.remove"]({ person });
    expect(await profile()).toEqual(mine);
  });
});

describe("a rating", () => {
  test("is of the profile once the stars change, and is of it no more when it is taken back", async () => {
    const { pictures } = await drawnPictures(open);
    const before = (await feedback()).profile;
    await open.client["pictures.rate"]({ pictures: [pictures[0]!, pictures[1]!], stars: 5 });
    await open.client["pictures.rate"]({ pictures: [pictures[0]!], stars: 5 });
    expect((await profile()).counts.rated).toBe(2);
    expect((await feedback()).profile).toBeGreaterThan(before);
    await open.client["profile.undo"]({ number: await lastEntry("picture.rated") });
    expect((await profile()).counts.rated).toBe(1);
  });

  test("of a hundred pictures and more at one stroke says nothing of taste", async () => {
    const { pictures } = await drawnPictures(open);
    await open.client["pictures.rate"]({
      pictures: [...pictures, ...Array.from({ length: 100 }, (_, i) => `p${i}`)],
      stars: 4,
    });
    expect((await profile()).counts.rated).toBe(0);
  });
});

describe("a correction", () => {
  test("is kept beside what the judge read", async () => {
    const { pictures } = await drawnPictures(open);
    const { measurement } = await open.client["pictures.get"]({ picture: pictures[0]! });
    const felt = { valence: 0.5, arousal: 0.25 };
    await open.client["moods.correct"]({ picture: pictures[0]!, felt });
    const { calibration, counts } = await profile();
    const { valence, arousal } = measurement!;
    expect(calibration.points).toEqual([{ measured: { valence, arousal }, felt }]);
    expect(counts.corrected).toBe(1);
    expect(calibration.valence.offset.mean).toBeGreaterThan(0);
  });

  test("of a picture that nobody could read is refused", async () => {
    open = openQuickStudio({ moodOf: () => null });
    const { pictures } = await drawnPictures(open);
    await expect(
      open.client["moods.correct"]({ picture: pictures[0]!, felt: { valence: 0, arousal: 0 } }),
    ).rejects.toMatchObject(refused(/No judge has read/));
  });
});

describe("a pair", () => {
  test("is of two pictures for one target, stays the same until it is answered, and is not asked again", async () => {
    expect(await open.client["pairs.next"]({})).toEqual({ pair: null });
    await startRefinement(open, 3);
    const asked = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const { pair } = await open.client["pairs.next"]({});
      expect(await open.client["pairs.next"]({})).toEqual({ pair });
      expect(pair!.a.target).toEqual(pair!.b.target);
      const shown = { a: pair!.a.id, b: pair!.b.id };
      asked.add(Object.values(shown).toSorted().join());
      const following = (await open.client["pairs.next"]({ except: shown })).pair!;
      expect([following.a.id, following.b.id].toSorted()).not.toEqual(Object.values(shown).toSorted());
      await open.client["pairs.choose"]({ ...shown, winner: i % 2 === 0 ? "a" : "tie" });
    }
    expect(asked.size).toBe(5);
    expect((await profile()).counts.pairs).toBe(5);
  });

  test("of a picture with itself, or with none, is refused", async () => {
    const [a] = (await drawnPictures(open)).pictures as [string];
    const choose = (b: string) => open.client["pairs.choose"]({ a, b, winner: "a" });
    await expect(choose(a)).rejects.toMatchObject(refused(/with itself/));
    await expect(choose("none")).rejects.toMatchObject({ failure: { code: "input.unknown", what: "picture" } });
  });
});

describe("an entry", () => {
  test("that is a decision is taken back in its refinement as well, once", async () => {
    const { refinement, round, now } = await startRefinement(open, 2);
    const { chosen } = await acceptFirst(open, refinement, round, now);
    const number = await lastEntry("suggestion.decided");
    await open.client["profile.undo"]({ number });
    for await (const event of open.client["refinements.watch"]({ refinement })) {
      if (event.kind !== "snapshot") continue;
      expect(openSuggestions(event.refinement, round).map(({ id }) => id)).toContain(chosen.id);
      expect(event.refinement.head.current).toBe(round);
      break;
    }
    expect(await profile()).toMatchObject({ counts: { accepted: 0 }, effects: [], recent: [{ number, undone: true }] });
    await expect(open.client["profile.undo"]({ number })).rejects.toMatchObject(refused(/taken back already/));
    await expect(open.client["profile.undo"]({ number: number + 2 })).rejects.toMatchObject(
      refused(/takes another back/),
    );
  });

  test("of somebody else, or none, cannot be taken back", async () => {
    await open.client["profile.weights"]({ valence: 2, arousal: 1, preference: 0.2 });
    const number = await lastEntry("weights.set");
    const { person } = await open.client["people.create"]({ name: "Ada" });
    await open.client["people.choose"]({ person });
    for (const other of [number, 999]) {
      await expect(open.client["profile.undo"]({ number: other })).rejects.toMatchObject({
        failure: { code: "input.unknown", what: "entry" },
      });
    }
  });
});

test("weights are set, and everything can be forgotten and remembered again", async () => {
  const { pictures } = await drawnPictures(open);
  await open.client["profile.weights"]({ valence: 2, arousal: 1, preference: 0.2 });
  await open.client["pictures.rate"]({ pictures: [pictures[0]!], stars: 1 });
  const before = await profile();
  await open.client["profile.reset"]({ what: "preference" });
  expect(await profile()).toMatchObject({ counts: { rated: 0 }, weights: before.weights });
  await open.client["profile.reset"]({ what: "all" });
  expect((await profile()).weights).toEqual({ valence: 1, arousal: 0.5, preference: 0.1 });
  for (let i = 0; i < 2; i++) {
    const { recent } = await profile();
    await open.client["profile.undo"]({
      number: recent.find(({ kind, undone }) => kind === "reset" && !undone)!.number,
    });
  }
  const { recent: _was, ...learned } = before;
  expect(await profile()).toMatchObject(learned);
});

test("a profile goes from one person to another as a file, which holds no prompt; a foreign file is refused", async () => {
  const { refinement, round, now } = await startRefinement(open, 2);
  await acceptFirst(open, refinement, round, now);
  await open.client["profile.weights"]({ valence: 2, arousal: 1, preference: 0.2 });
  const { name, text } = await open.client["profile.export"]({ history: true });
  expect(name).toMatch(/^circumplex-profile-\d{4}-\d\d-\d\d\.json$/);
  expect(text).not.toContain("red boat");
  expect(JSON.parse(text)).toMatchObject({ baseModel: { id: "papercut" }, evaluator: { id: "papercut-judge" } });
  const before = await profile();
  const { person } = await open.client["people.create"]({ name: "Ada" });
  await open.client["people.choose"]({ person });
  await open.client["profile.import"]({ text });
  const { counts, weights, tastes, effects } = await profile();
  expect({ counts, weights, tastes, effects }).toEqual({
    counts: before.counts,
    weights: before.weights,
    tastes: before.tastes,
    effects: before.effects,
  });
  await expect(open.client["profile.import"]({ text: "{}" })).rejects.toMatchObject(
    refused(/no profile of Circumplex/),
  );
});

test("after a restart the profile is to the last bit what it was, and what its log alone makes of it", async () => {
  const { refinement, round, now } = await startRefinement(open, 2);
  await acceptFirst(open, refinement, round, now);
  const { pictures } = await drawnPictures(open);
  await open.client["pictures.rate"]({ pictures: [...pictures], stars: 5 });
  await profile();
  await open.client["moods.correct"]({ picture: pictures[0]!, felt: { valence: 2, arousal: 2 } });
  await open.client["pictures.rate"]({ pictures: [pictures[0]!], stars: 1 });
  const before = JSON.stringify(await profile());
  await open.studio.close();
  const store = openStore({ directory: open.directory });
  const state = foldProfile(store.log.list(store.people.current().id));
  store.close();
  open = openQuickStudio(undefined, { directory: open.directory });
  const after = await profile();
  expect(JSON.stringify(after)).toBe(before);
  expect(after.tastes.map(({ weight }) => weight.mean)).toEqual(
    state.preference.own.mean.slice(0, after.tastes.length),
  );
});
