/** @file What the gallery shows, compared and in words. */
import { expect, it } from "vitest";
import {
  boxBetween,
  cleared,
  dayOfMoment,
  endOfDay,
  FIRST_QUERY,
  momentOfDay,
  narrows,
  NO_FILTER,
  queryKey,
  wordsOf,
} from "../../../../renderer/features/gallery/query.ts";

const box = boxBetween({ valence: 2.6, arousal: -2.3 }, { valence: 0.4, arousal: -0.5 });

it("a box has its low and its high corner whichever way it was dragged", () => {
  expect(box).toEqual({ low: { valence: 0.4, arousal: -2.3 }, high: { valence: 2.6, arousal: -0.5 } });
});

it("equal queries have equal keys, in whatever order they were put together", () => {
  const one = { filter: { ...NO_FILTER, stars: 3, text: "sea" }, order: "newest" } as const;
  const { text, stars, ...rest } = one.filter;
  const other = { order: "newest", filter: { stars, text, ...rest } } as const;
  expect(queryKey(one)).toBe(queryKey(other));
  expect(queryKey(one)).not.toBe(queryKey({ ...one, order: "oldest" }));
  expect(queryKey(one)).not.toBe(queryKey(FIRST_QUERY));
});

it("only what leaves pictures out narrows", () => {
  expect(narrows(NO_FILTER)).toBe(false);
  expect(narrows({ ...NO_FILTER, moodBy: "target", trashed: true })).toBe(false);
  expect(narrows({ ...NO_FILTER, offBy: 0.6 })).toBe(true);
});

it("clearing stays in the trash and keeps the way mood is read", () => {
  expect(cleared({ ...NO_FILTER, text: "sea", box, moodBy: "target", trashed: true })).toEqual({
    ...NO_FILTER,
    moodBy: "target",
    trashed: true,
  });
});

it("a filter is said in words", () => {
  expect(wordsOf(NO_FILTER)).toEqual([]);
  expect(
    wordsOf({ ...NO_FILTER, text: "sea", box, offBy: 0.6, stars: 3, origin: "imported", since: 1, trashed: true }),
  ).toEqual([
    { what: "text", text: "sea" },
    { what: "mood", region: "calm" },
    { what: "offBy", most: 0.6 },
    { what: "stars", least: 3 },
    { what: "origin", origin: "imported" },
    { what: "time" },
    { what: "trash" },
  ]);
});

it("a day begins at midnight here and ends a millisecond before the next", () => {
  const start = momentOfDay("2026-11-25")!;
  expect(new Date(start).getHours()).toBe(0);
  expect(dayOfMoment(start)).toBe("2026-11-25");
  expect(endOfDay("2026-11-25")).toBe(momentOfDay("2026-11-26")! - 1);
  expect(dayOfMoment(endOfDay("2026-12-31")!)).toBe("2026-12-31");
  expect([momentOfDay(""), momentOfDay("2026-02-30"), endOfDay("soon")]).toEqual([null, null, null]);
});
