/** @file What the history says in numbers: distances, gains on the same seeds, effects of edits, and the chart of them. */
import { describe, expect, test } from "vitest";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { chartOf } from "../../../renderer/features/history/distances.ts";
import { changedWords, spaced, wordsOf } from "../../../renderer/features/history/edit-words.ts";
import { effectOf, effectsAlong, reachOf } from "../../../renderer/features/history/effects.ts";
import {
  distanceOf,
  meanDistanceOf,
  movedBy,
  nearerBy,
  pictureOf,
  readingOf,
  withFeedback,
  withoutFeedback,
} from "../../../renderer/features/history/readings.ts";
import { standingOf } from "../../../renderer/features/history/standing.ts";
import { refinementOf, roundPictureAt, roundWith, suggestionWith, TARGET } from "../../kit/refinement.ts";

const at = (valence: number, arousal: number) => ({ valence, arousal });
const pictures = (...places: Parameters<typeof roundPictureAt>[1][]) =>
  places.map((place, index) => roundPictureAt(index, place));

describe("readings", () => {
  test("count on the scale of targets only", () => {
    const picture = roundPictureAt(0, at(1.5, 1.5));
    expect(distanceOf(picture, TARGET)).toBe(3);
    const rated = { ...picture, measurement: { ...picture.measurement!, scale: "rated" as const } };
    expect([readingOf(rated), distanceOf(rated, TARGET)]).toEqual([null, null]);
  });

  test("of a round have a mean over those there are", () => {
    const round = roundWith("0", null, { pictures: pictures(at(1.5, 0.5), null, at(1.5, -0.5)) });
    expect(meanDistanceOf(round, TARGET)).toBe(1.5);
    expect(meanDistanceOf(roundWith("0", null, { pictures: pictures(null, null) }), TARGET)).toBeNull();
  });

  test("are compared on seeds that both rounds have read", () => {
    const before = roundWith("0", null, { pictures: pictures(at(1.5, 1.5), at(1.5, 0.5), null) });
    const after = roundWith("1", "0", { pictures: pictures(at(1.5, 0.5), at(1.5, 1), at(1.5, -1.5)) });
    expect(nearerBy(before, after, TARGET)).toEqual({ by: 0.25, pairs: 2, nearer: 1 });
    expect(movedBy(before, after)).toMatchObject({ pairs: 2, shift: { arousal: { mean: -0.25 } } });
  });

  test("of no common seed are not compared", () => {
    const before = roundWith("0", null, { pictures: pictures(at(0, 0), null) });
    const after = roundWith("1", "0", { pictures: pictures(null, at(0, 0)) });
    expect([nearerBy(before, after, TARGET), movedBy(before, after)]).toEqual([null, null]);
  });

  test("on the same seed keep it where a picture between is missing", () => {
    const before = roundWith("0", null, { pictures: pictures(at(0, 0), at(0, 0), at(1, 0)) });
    const after = roundWith("1", "0", { pictures: [roundPictureAt(2, at(2, 0))] });
    expect(movedBy(before, after)).toMatchObject({ pairs: 1, shift: { valence: { mean: 1 } } });
  });
});

describe("the picture of a round", () => {
  test("is the nearest, or that of the seed one looks at", () => {
    const round = roundWith("0", null, { pictures: pictures(at(0, 0), at(1, 1), at(2, 2)) });
    const shown = [null, 0, 7].map((index) => pictureOf(round, index, at(1, 0.9))?.index);
    expect(shown).toEqual([1, 0, undefined]);
  });

  test("is the first there is while nothing is measured", () => {
    const waiting = { ...roundPictureAt(0, null), picture: null, state: "waiting" as const };
    const round = roundWith("0", null, { summary: null, pictures: [waiting, roundPictureAt(1, null)] });
    expect(pictureOf(round, null, at(0, 0))?.index).toBe(1);
  });
});

describe("without feedback", () => {
  const first = roundWith("0", null, { pictures: pictures(at(1.5, 0), at(1.5, 1)) });
  const second = roundWith("1", "0", { pictures: pictures(at(1.5, -1), null) });
  const control = { series: "control", images: 2, measured: 2, bestDistance: 1.25 };

  test("the first round counts too, so that both have as many tries", () => {
    const view = refinementOf([first, second], { control });
    expect(withoutFeedback(view)).toEqual({ pictures: 4, distance: 1.25 });
    expect(withFeedback(view)).toEqual({ pictures: 3, distance: 0.5 });
  });

  test("nothing is said before a picture of it is read", () => {
    const unread = { ...control, measured: 0, bestDistance: null };
    expect(withoutFeedback(refinementOf([first], { control: unread }))).toBeNull();
    expect(withoutFeedback(refinementOf([first]))).toBeNull();
    expect(withFeedback(refinementOf([roundWith("0", null, { pictures: pictures(null) })]))).toBeNull();
  });
});

describe("words of an edit", () => {
  test("are what came and what went, without the commas", () => {
    const changes = changedWords("a boat, a lone figure", "a boat, a kite, at dusk");
    expect(wordsOf(changes)).toBe("−lone figure +kite, at dusk");
    expect(spaced(changes).map(({ text }) => text)).toEqual(["lone figure", " ", "kite, at dusk"]);
  });

  test("are none where only commas moved", () => {
    expect(changedWords("a boat , at dusk", "a boat, at dusk")).toEqual([]);
  });
});

describe("the effect of an edit", () => {
  const measured = { valence: { mean: 0.2, sd: 0.1 }, arousal: { mean: -0.9, sd: 0.2 } };
  const start = roundWith("start", null);
  const next = roundWith("next", "start", { suggestion: "taken", prompt: "a lighthouse, flowers" }, at(1, 0));
  const taken = suggestionWith({ id: "taken", state: "accepted", leadsTo: "next", measured, pairs: 2 });
  const left = suggestionWith({ id: "left", state: "rejected", prompt: "a lighthouse, gulls" });

  test("is what was kept of its suggestion, on the axis it moved most", () => {
    const view = refinementOf([start, next], { suggestions: [taken] });
    expect(effectOf(view, next)).toMatchObject({ measured, pairs: 2, axis: "arousal", expected: taken.expected });
  });

  test("of the person's own words is measured on the same seeds", () => {
    const written = { ...next, suggestion: null, origin: "written" as const };
    const effect = effectOf(refinementOf([start, written]), written);
    expect(effect).toMatchObject({ expected: null, pairs: 2, axis: "valence" });
    expect(effect?.measured?.valence.mean).toBe(1);
  });

  test("has none at the start", () => {
    expect(effectOf(refinementOf([start]), start)).toBeUndefined();
  });

  test("along a way comes after what was rejected there", () => {
    const view = refinementOf([start, next], { suggestions: [left, taken] });
    expect(effectsAlong(view, [next], true).map(({ id, round }) => [id, round?.id])).toEqual([
      ["left", undefined],
      ["next", "next"],
    ]);
    expect(effectsAlong(view, [next], false).map(({ id }) => id)).toEqual(["next"]);
  });

  test("is drawn on a scale that holds all of them", () => {
    const effects = effectsAlong(refinementOf([start, next], { suggestions: [left, taken] }), [next], true);
    expect(reachOf([])).toBe(1);
    expect(reachOf(effects)).toBe(1.5);
  });
});

describe("a round", () => {
  const states = (...some: Round["pictures"][number]["state"][]): Round =>
    roundWith("0", null, { pictures: some.map((state, i) => ({ ...roundPictureAt(i, null), state })) });

  test.each([
    [["waiting", "waiting"], { kind: "waiting", done: 0, of: 2, stopped: null }],
    [["finished", "waiting"], { kind: "drawing", done: 1, of: 2, stopped: null }],
    [["failed", "measuring"], { kind: "drawing", done: 0, of: 2, stopped: "failed" }],
    [["finished", "interrupted"], { kind: "stopped", done: 1, of: 2, stopped: "interrupted" }],
    [["cancelled", "failed"], { kind: "stopped", done: 0, of: 2, stopped: "failed" }],
    [["finished", "finished"], { kind: "read", done: 2, of: 2, stopped: null }],
  ] as const)("of pictures that are %j stands so", (some, standing) => {
    expect(standingOf(states(...some))).toEqual(standing);
  });
});

describe("the distance chart", () => {
  const start = roundWith("0", null, { pictures: pictures(at(1.5, 1.5), at(1.5, 0.5)) });
  const near = roundWith("1", "0", { pictures: pictures(at(1.5, -1), at(1.5, -1)) });
  const same = roundWith("2", "0", { pictures: pictures(at(1.5, -1), at(1.5, -1)) });
  const unread = roundWith("3", "1", { summary: null, state: "drawing" });
  const chart = chartOf({
    rounds: [start, near, same, unread],
    target: TARGET,
    current: new Set(["0", "2"]),
    control: 1,
    width: 600,
    height: 124,
  });

  test("has means at their distance, single pictures beside them, and no numbers over each other", () => {
    expect(chart.rounds.map(({ distance }) => distance)).toEqual([2.5, 0.5, 0.5]);
    const [first, second, third] = chart.rounds;
    expect([second!.numberY, third!.numberY].filter((y) => y !== null)).toHaveLength(2);
    expect(first!.singles.map(({ y }) => y)).toEqual([6, 6 + 100 / 3].map((y) => expect.closeTo(y, 9)));
    expect(Math.abs(third!.numberY! - second!.numberY!)).toBeGreaterThanOrEqual(13);
  });

  test("gives a number to the dot it is nearest to, or to the current one, and none where there is no room", () => {
    const one = (id: string, distance: number): Round =>
      roundWith(id, "0", { pictures: pictures(at(1.5, distance - 1.5)) });
    const crowd = [start, one("a", 2), one("b", 1.7), one("c", 1.69), one("d", 1.4)];
    const current = new Set(["0", "c"]);
    const { rounds } = chartOf({ rounds: crowd, target: TARGET, current, control: null, width: 600, height: 124 });
    expect(rounds.filter(({ numberY }) => numberY !== null).map(({ round }) => round.id)).toEqual(["0", "c", "d"]);
  });

  test("names columns as far as there is room", () => {
    const chain = Array.from({ length: 30 }, (_, i) => roundWith(`${i}`, i === 0 ? null : `${i - 1}`));
    const { columns, rounds } = chartOf({
      rounds: chain,
      target: TARGET,
      current: new Set(),
      control: null,
      width: 600,
      height: 124,
    });
    expect(columns.filter(({ name }) => name === "number").map(({ depth }) => depth)).toEqual([
      0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28,
    ]);
    expect(rounds.every(({ numberY }) => numberY === null)).toBe(true);
  });

  test("leads from round to round, and says which way one stands", () => {
    expect(chart.lines.map(({ id, current }) => [id, current])).toEqual([
      ["1", false],
      ["2", true],
    ]);
  });

  test("has room for rounds that are not read yet, and a line for the control", () => {
    expect(chart.columns.map(({ depth }) => depth)).toEqual([0, 1, 2]);
    expect(chart.ticks.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    expect(chart.control).toBe(chart.ticks[1]!.y);
  });

  test("stays inside its box", () => {
    const heights = chart.rounds.flatMap(({ y, singles }) => [y, ...singles.map((one) => one.y)]);
    expect(heights.every((y) => y >= 0 && y <= 124)).toBe(true);
    expect(Math.max(...chart.columns.map(({ x }) => x))).toBeLessThanOrEqual(600);
  });
});
