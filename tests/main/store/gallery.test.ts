/** @file The gallery: words that are never syntax, filters that add up, orders that are whole, boards and views. */
import { describe, expect, test } from "vitest";
import { galleryFilter, type GalleryOrder } from "../../../app/contract/studio/gallery.ts";
import type { OpenedStore } from "../../../main/store/store.ts";
import { turnOf } from "../../../main/store/turn.ts";
import { openTestStore } from "../../kit/store.ts";
import { measurementAt, newPicture } from "../../kit/store-rows.ts";

interface Made {
  readonly prompt?: string;
  readonly at?: readonly [valence: number, arousal: number];
  readonly target?: readonly [valence: number, arousal: number];
  readonly stars?: number;
}

/** Pictures named by their place in the list. */
function library(pictures: readonly Made[], store = openTestStore()): { store: OpenedStore; ids: readonly string[] } {
  const ids = pictures.map(({ prompt = "a boat", at, target, stars = 0 }, index) => {
    const wish = target === undefined ? null : { valence: target[0], arousal: target[1] };
    const { picture } = store.pictures.add(newPicture(store, `picture ${index}`, { prompt, target: wish }));
    if (at !== undefined) store.pictures.measured(picture, measurementAt(...at));
    store.pictures.rate([picture], stars);
    return picture;
  });
  return { store, ids };
}

/** Places of the matches in the list they were made from. */
function found(
  { store, ids }: ReturnType<typeof library>,
  filter: Parameters<typeof galleryFilter.parse>[0] = {},
  order: GalleryOrder = "oldest",
): number[] {
  const query = { filter: galleryFilter.parse(filter), order };
  const { pictures, total } = store.gallery.find(query, 0, 500);
  const places = pictures.map(({ id }) => ids.indexOf(id));
  expect(total).toBe(places.length);
  expect(store.gallery.ids(query).map((id) => ids.indexOf(id))).toEqual(places);
  return places;
}

describe("words of a prompt", () => {
  const prompts = [
    "a lonely boat",
    "boats AND the NEAR shore",
    'the "old" café',
    "an old* boathouse",
    "кораблик в море",
  ];
  test.each([
    ["boat", [0, 1, 3]],
    ["BOAT lone", [0]],
    ["boats and", [1]],
    ["near", [1]],
    ['"old', [2, 3]],
    ["old*", [2, 3]],
    ["cafe", [2]],
    ["prompt:boat", []],
    ["boat OR café", []],
    ["-boat", [0, 1, 3]],
    ["NOT boat", []],
    ['") OR 1', []],
    ["корабл", [4]],
    ["' ; DROP TABLE pictures --", []],
    ['* " ( )', [0, 1, 2, 3, 4]],
    ["^", [0, 1, 2, 3, 4]],
  ])("%s", (text, places) => {
    expect(found(library(prompts.map((prompt) => ({ prompt }))), { text })).toEqual(places);
  });
});

describe("filters", () => {
  const many = (): ReturnType<typeof library> =>
    library([
      { at: [1, 1], target: [1, 1], stars: 5 },
      { at: [1, -1], target: [1, 1], stars: 3 },
      { at: [-2, -2], target: [-2, -1.5] },
      { target: [0, 0], stars: 1 },
      { at: [3, 3] },
    ]);
  test("a box takes what was measured in it, its edges too, or what was asked for", () => {
    const box = { low: { valence: 1, arousal: -1 }, high: { valence: 2, arousal: 1 } };
    expect(found(many(), { box })).toEqual([0, 1]);
    expect(found(many(), { box, moodBy: "target" })).toEqual([0, 1]);
    expect(found(many(), { box: { low: { valence: -3, arousal: -3 }, high: { valence: 0, arousal: 0 } } })).toEqual([
      2,
    ]);
  });
  test("distance from the target, stars, and both", () => {
    expect(found(many(), { offBy: 0.5 })).toEqual([0, 2]);
    expect(found(many(), { offOver: 0.5 })).toEqual([1]);
    expect(found(many(), { stars: 3 })).toEqual([0, 1]);
    expect(found(many(), { stars: 3, offOver: 0 })).toEqual([1]);
  });
  test("time, origin and pack", () => {
    let now = 0;
    const store = openTestStore({ now: () => (now += 100) });
    const { ids } = library([{}, {}], store);
    const imported = newPicture(store, "foreign", { origin: "imported", name: "foreign.png", pack: null, seed: null });
    const all = { store, ids: [...ids, store.pictures.add(imported).picture] };
    const [, second] = ids;
    const { created } = store.pictures.card(second!)!;
    expect(found(all, { since: created })).toEqual([1, 2]);
    expect(found(all, { until: created })).toEqual([0, 1]);
    expect(found(all, { origin: "imported" })).toEqual([2]);
    expect(found(all, { pack: "papercut" })).toEqual([0, 1]);
  });
  test("the trash is a place of its own", () => {
    const { store, ids } = many();
    store.pictures.trash([ids[1]!]);
    expect(found({ store, ids })).toEqual([0, 2, 3, 4]);
    expect(found({ store, ids }, { trashed: true })).toEqual([1]);
    expect(store.pictures.library()).toMatchObject({ pictures: 4, trashed: 1 });
    store.pictures.restore([ids[1]!]);
    expect(found({ store, ids })).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("orders", () => {
  const some = (): ReturnType<typeof library> =>
    library([
      { at: [0.5, -2], target: [0.5, -2], stars: 1 },
      { at: [-2, 0.1], target: [1, 0.1], stars: 4 },
      { target: [0, 0] },
      { at: [2, 0], target: [2, 1], stars: 4 },
      { at: [0.1, 2], target: [0, 2] },
    ]);
  test.each<[GalleryOrder, readonly number[]]>([
    ["newest", [4, 3, 2, 1, 0]],
    ["oldest", [0, 1, 2, 3, 4]],
    ["stars", [3, 1, 0, 4, 2]],
    ["error", [0, 4, 3, 1, 2]],
    ["valence", [1, 4, 0, 3, 2]],
    ["arousal", [0, 3, 1, 4, 2]],
    ["path", [0, 3, 4, 1, 2]],
  ])("%s: what is not measured comes last", (order, places) => {
    expect(found(some(), {}, order)).toEqual(places);
  });
  test("valence and arousal can be of what was asked", () => {
    expect(found(some(), { moodBy: "target" }, "valence")).toEqual([4, 2, 0, 1, 3]);
  });
  test("once round the plane goes from stillness through the pleasant", () => {
    const round = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
      const angle = (eighth / 8) * 2 * Math.PI - Math.PI / 2;
      return turnOf({ valence: Math.cos(angle), arousal: Math.sin(angle) });
    });
    expect(round.map((turn) => Math.round((turn / (2 * Math.PI)) * 8) % 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
  test("a page is a stretch of the whole", () => {
    const { store, ids } = some();
    const query = { filter: galleryFilter.parse({}), order: "stars" as const };
    const page = store.gallery.find(query, 1, 2);
    expect(page).toMatchObject({ total: 5, all: 5 });
    expect(page.pictures.map(({ id }) => ids.indexOf(id))).toEqual([1, 0]);
    expect(store.gallery.find(query, 99, 2)).toEqual({ total: 5, all: 5, pictures: [] });
  });
});

describe("where matches lie", () => {
  const four = (): OpenedStore => library([{ at: [0, 0] }, { at: [1, 2] }, {}, { at: [-1.239, 2] }]).store;
  const query = { filter: galleryFilter.parse({}), order: "oldest" as const };
  test("a rail has the mean of each stretch, null where nothing is measured", () => {
    expect(four().gallery.rail(query, 2)).toEqual([
      { valence: 0.5, arousal: 1 },
      { valence: -1.239, arousal: 2 },
    ]);
    expect(four().gallery.rail(query, 4)[2]).toBeNull();
    expect(openTestStore().gallery.rail(query, 3)).toEqual([null, null, null]);
  });
  test("points are of what is measured, evenly thinned", () => {
    expect(four().gallery.points(query, 10)).toEqual([0, 0, 1, 2, -1.24, 2]);
    expect(four().gallery.points(query, 2)).toEqual([0, 0, 1, 2]);
  });
});

describe("boards", () => {
  test("hold pictures, lose them without deleting them, and count what is not in the trash", () => {
    const { store, ids } = library([{}, {}, {}]);
    const board = store.gallery.createBoard("Storms");
    store.gallery.setBoard(board, ids, true);
    store.gallery.setBoard(board, [ids[2]!, "nobody"], true);
    store.gallery.setBoard(board, [ids[0]!], false);
    store.pictures.trash([ids[2]!]);
    const cover = store.pictures.card(ids[1]!)!.thumb;
    expect(store.gallery.boards()).toEqual([{ id: board, name: "Storms", pictures: 1, cover }]);
    expect(found({ store, ids }, { board })).toEqual([1]);
    expect(store.pictures.detail(ids[1]!)!.boards).toEqual([board]);
    store.gallery.renameBoard(board, "Calm");
    expect(store.gallery.boards()[0]!.name).toBe("Calm");
    store.gallery.removeBoard(board);
    expect(store.gallery.boards()).toEqual([]);
    expect(store.pictures.library()).toMatchObject({ pictures: 2, trashed: 1 });
    expect(() => store.gallery.setBoard(board, ids, true)).toThrow("input.unknown");
  });
});

describe("views", () => {
  test("keep a filter with its order and count what matches now", () => {
    const { store, ids } = library([{ stars: 5 }, { stars: 5 }, {}]);
    const filter = galleryFilter.parse({ stars: 4, text: "boat" });
    const view = store.gallery.saveView("Best", { filter, order: "stars" });
    expect(store.gallery.views()).toEqual([{ id: view, name: "Best", filter, order: "stars", pictures: 2 }]);
    store.pictures.rate([ids[0]!], 0);
    expect(store.gallery.views()[0]!.pictures).toBe(1);
    store.gallery.removeView(view);
    expect(store.gallery.views()).toEqual([]);
  });
});

test("boards and views that come, are renamed and go are changes of the library: lists in every window ask again", () => {
  const store = openTestStore();
  const changes = (change: () => void): number => {
    const before = store.pictures.library().revision;
    change();
    return store.pictures.library().revision - before;
  };
  let board = "";
  let view = "";
  expect([
    changes(() => (board = store.gallery.createBoard("Boats"))),
    changes(() => store.gallery.renameBoard(board, "Ships")),
    changes(() => store.gallery.removeBoard(board)),
    changes(() => (view = store.gallery.saveView("All", { filter: galleryFilter.parse({}), order: "newest" }))),
    changes(() => store.gallery.removeView(view)),
  ]).toEqual([1, 1, 1, 1, 1]);
});
