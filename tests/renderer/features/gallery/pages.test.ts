/** @file Pages of matches: what is asked for, what is kept, what is cancelled. */
import { expect, it } from "vitest";
import type { PictureCard } from "../../../../app/contract/studio/pictures.ts";
import { Pages, type Stretch } from "../../../../renderer/features/gallery/pages.ts";

const card = (index: number, stars = 0): PictureCard => ({
  id: `p${index}`,
  blob: "0".repeat(64),
  thumb: "0".repeat(64),
  svg: null,
  width: 512,
  height: 512,
  origin: "drawn",
  name: null,
  prompt: "a lighthouse",
  seed: index,
  target: null,
  measured: null,
  stars,
  series: null,
  index: null,
  pack: "papercut",
  adapter: null,
  hasRecipe: true,
  created: index,
  trashed: null,
});

interface Asked {
  readonly offset: number;
  readonly signal: AbortSignal;
  readonly answer: (stretch: Stretch) => void;
  readonly refuse: (error: Error) => void;
}

/** A library of `total` pictures whose answers are given by hand. */
function library(total: number, held?: number) {
  const asked: Asked[] = [];
  const pages = new Pages(
    (offset, _limit, signal) =>
      new Promise<Stretch>((answer, refuse) => {
        asked.push({ offset, signal, answer, refuse });
        signal.addEventListener("abort", () => refuse(new Error("aborted")));
      }),
    10,
    held,
  );
  const give = async (offset: number, stars = 0): Promise<void> => {
    const request = asked.findLast((one) => one.offset === offset && !one.signal.aborted)!;
    const pictures = Array.from({ length: Math.min(10, total - offset) }, (_, at) => card(offset + at, stars));
    request.answer({ total, all: total, pictures });
    await Promise.resolve();
    await Promise.resolve();
  };
  const open = (): number[] => asked.filter(({ signal }) => !signal.aborted).map(({ offset }) => offset);
  return { pages, asked, give, open };
}

it("asks once for each page that is looked at, and knows the total after the first", async () => {
  const { pages, asked, give } = library(95);
  pages.want(0, 24);
  expect(asked.map(({ offset }) => offset)).toEqual([0]);
  await give(0);
  expect([pages.total, pages.all, pages.at(9)?.id, pages.at(10)]).toEqual([95, 95, "p9", undefined]);
  expect(asked.map(({ offset }) => offset)).toEqual([0, 10, 20]);
  pages.want(0, 24);
  expect(asked).toHaveLength(3);
});

it("cancels what was scrolled past", async () => {
  const { pages, asked, give, open } = library(1000);
  pages.want(0, 5);
  await give(0);
  pages.want(100, 119);
  pages.want(500, 509);
  expect(open()).toEqual([0, 500]);
  expect(asked.filter(({ signal }) => signal.aborted).map(({ offset }) => offset)).toEqual([100, 110]);
  expect(pages.error).toBeUndefined();
});

it("shows a stale page until its successor is here", async () => {
  const { pages, give } = library(10);
  pages.want(0, 9);
  await give(0);
  pages.revise();
  expect(pages.at(3)?.stars).toBe(0);
  await give(0, 4);
  expect(pages.at(3)?.stars).toBe(4);
});

it("an answer to a question asked before the library changed is not taken", async () => {
  const { pages, asked } = library(10);
  pages.want(0, 9);
  pages.revise();
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
});

it("shows a change at once and says so", async () => {
  const { pages, give } = library(10);
  let told = 0;
  pages.subscribe(() => told++);
  pages.want(0, 9);
  await give(0);
  const before = pages.version;
  pages.amend(new Set(["p2"]), (picture) => ({ ...picture, stars: 5 }));
  expect([pages.at(2)?.stars, pages.at(1)?.stars, pages.version - before, told]).toEqual([5, 0, 1, 2]);
});

it("says why it failed and tries again", async () => {
  const { pages, asked, give } = library(10);
  pages.want(0, 9);
  asked[0]!.refuse(new Error("gone"));
  await Promise.resolve();
  await Promise.resolve();
  expect(pages.error).toEqual(new Error("gone"));
  pages.retry();
  await give(0);
  expect([pages.error, pages.at(0)?.id]).toEqual([undefined, "p0"]);
});

it("forgets the pages furthest away", async () => {
  const { pages, give } = library(1000, 3);
  for (const first of [0, 100, 200, 300]) {
    pages.want(first, first + 9);
    await give(first);
  }
  expect([0, 100, 200, 300].map((place) => pages.at(place) !== undefined)).toEqual([false, true, true, true]);
});

it("finds places and stretches among what is held", async () => {
  const { pages, give } = library(100);
  pages.want(20, 29);
  await give(20);
  expect([pages.placeOf("p23"), pages.placeOf("p3")]).toEqual([23, undefined]);
  expect(pages.idsBetween(27, 29)).toEqual(["p27", "p28", "p29"]);
  expect(pages.idsBetween(27, 30)).toBeUndefined();
});
