/** @file Fifty thousand pictures: a page, a search, the rail and the density cost less than a person notices. */
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { galleryFilter, type GalleryOrder } from "../../../app/contract/studio/gallery.ts";
import { openStore } from "../../../main/store/open.ts";
import type { GalleryQuery, OpenedStore } from "../../../main/store/store.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { fillLibrary } from "../../kit/library.ts";
import { keepPicture } from "../../kit/store-rows.ts";

const PICTURES = 50_000;
const ORDERS: readonly GalleryOrder[] = ["newest", "stars", "error", "valence", "path"];

/** Processor time, which other programs on the machine hardly change; a bound is a few times what was measured. */
const PAGE_MS = 60;
const WHOLE_MS = 250;

let store: OpenedStore;

beforeAll(() => {
  const directory = temporaryFolder();
  fillLibrary(
    directory,
    PICTURES,
    ["one", "two", "three"].map((text) => keepPicture(path.join(directory, "blobs"), text)),
  );
  store = openStore({ directory });
  return () => store.close();
}, 240_000);

const query = (filter: Parameters<typeof galleryFilter.parse>[0], order: GalleryOrder = "newest"): GalleryQuery => ({
  filter: galleryFilter.parse(filter),
  order,
});

/** Median of five, in milliseconds; what was counted before a change does not help, for each begins with one. */
function median(task: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    store.pictures.rate(["picture-1"], 2);
    const start = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.toSorted((one, other) => one - other)[2]!;
}

function measure(name: string, task: () => unknown): number {
  const time = median(task);
  console.info(`${name}: ${time.toFixed(1)} ms`);
  return time;
}

describe("a page", () => {
  test.each(ORDERS)("by %s, from anywhere", (order) => {
    expect(measure(`page by ${order}`, () => store.gallery.find(query({}, order), 0, 120))).toBeLessThan(PAGE_MS);
    expect(measure(`last page by ${order}`, () => store.gallery.find(query({}, order), 49_000, 120))).toBeLessThan(
      PAGE_MS,
    );
  });
});

describe("a search", () => {
  test.each(["boat", "golden lighthouse", "a", "zeppelin", "li"])("for %s", (text) => {
    expect(measure(`search ${text}`, () => store.gallery.find(query({ text }), 0, 120))).toBeLessThan(PAGE_MS);
  });
});

test("a box, in an order", () => {
  const box = { low: { valence: 0.5, arousal: -2 }, high: { valence: 2, arousal: 0 } };
  expect(measure("box by path", () => store.gallery.find(query({ box }, "path"), 0, 120))).toBeLessThan(PAGE_MS);
});

test("all ids, the rail and the density", () => {
  expect(measure("ids", () => store.gallery.ids(query({}, "path")))).toBeLessThan(WHOLE_MS);
  expect(measure("rail", () => store.gallery.rail(query({}, "path"), 200))).toBeLessThan(WHOLE_MS);
  expect(measure("points", () => store.gallery.points(query({}), 3000))).toBeLessThan(WHOLE_MS);
});
