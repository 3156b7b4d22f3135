/** @file Pictures: what they say of themselves, what an export gets, how they go and what of their files stays. */
import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Recipe } from "../../../app/series/recipe.ts";
import { openTestStore } from "../../kit/store.ts";
import { boatRequest, keepBlob, measurementAt, newPicture } from "../../kit/store-rows.ts";

const RECIPE: Recipe = {
  version: 1,
  frame: 0,
  request: boatRequest(2),
  pack: { id: "papercut", sha256: "c".repeat(64) },
  adapter: null,
  app: "0.1.0",
};

test("a picture comes back as it was added and measured", () => {
  const store = openTestStore({ now: () => 900 });
  const added = newPicture(store, "one", { recipe: RECIPE, seed: Number.MAX_SAFE_INTEGER });
  const { picture } = store.pictures.add(added);
  const measurement = measurementAt(0.5, -1.5, { note: "reads paper-cut scenes" });
  store.pictures.measured(picture, measurementAt(3, 3));
  store.pictures.measured(picture, measurement);
  const { causes, ...measured } = measurement;
  const { blob, thumb, svg, width, height } = added.stored;
  const card = {
    id: picture,
    blob,
    thumb,
    svg,
    width,
    height,
    origin: "drawn",
    name: null,
    prompt: "a boat",
    seed: Number.MAX_SAFE_INTEGER,
    target: { valence: 1, arousal: -1 },
    measured,
    stars: 0,
    series: null,
    index: null,
    pack: "papercut",
    adapter: null,
    hasRecipe: true,
    created: 900,
    trashed: null,
  };
  expect(store.pictures.card(picture)).toEqual(card);
  expect(store.pictures.detail(picture)).toEqual({
    ...card,
    measurement: { ...measured, causes },
    recipe: RECIPE,
    boards: [],
  });
  expect(store.pictures.detail("nobody")).toBeUndefined();
});

test("an export gets what a picture is made of, in the order asked, under a name without its ending", () => {
  const store = openTestStore({ now: () => 900 });
  const drawn = store.pictures.add(newPicture(store, "one", { recipe: RECIPE })).picture;
  const foreign = newPicture(store, "two", { origin: "imported", name: "my.holiday.jpeg", target: null, seed: null });
  const imported = store.pictures.add(foreign).picture;
  const items = store.pictures.exportItems([imported, drawn]);
  expect(items.map(({ name, recipe, target }) => ({ name, recipe, target }))).toEqual([
    { name: "my.holiday", recipe: null, target: null },
    { name: "a boat", recipe: RECIPE, target: { valence: 1, arousal: -1 } },
  ]);
  expect(() => store.pictures.exportItems(["nobody"])).toThrow("input.unknown");
});

test("the library's revision grows with every change a list may show, and across starts", () => {
  const store = openTestStore();
  const revisions: number[] = [];
  const note = (): void => void revisions.push(store.pictures.library().revision);
  const { picture } = store.pictures.add(newPicture(store, "one"));
  note();
  store.pictures.measured(picture, measurementAt(0, 0));
  note();
  store.pictures.rate([picture], 3);
  note();
  store.pictures.trash([picture]);
  note();
  store.close();
  expect(openTestStore({ directory: store.directory }).pictures.library().revision).toBe(revisions.at(-1));
  expect(revisions).toEqual([1, 2, 3, 4]);
});

describe("the trash", () => {
  test("is emptied of what was put there before a time; shared files stay with those who share them", () => {
    let now = 100;
    const store = openTestStore({ now: () => now });
    const [old, young, twin] = ["same", "young", "same"].map(
      (text) => store.pictures.add(newPicture(store, text)).picture,
    );
    const files = (picture: string) => [store.pictures.card(picture)!.blob, store.pictures.card(picture)!.thumb];
    const [oldFiles, youngFiles] = [files(old!), files(young!)];
    store.pictures.trash([old!]);
    now = 200;
    store.pictures.trash([young!, old!]);
    expect(store.pictures.purge(150)).toEqual({ deleted: 1 });
    expect(store.pictures.card(old!)).toBeUndefined();
    expect(oldFiles.every((hash) => store.blobs.has(hash))).toBe(true);
    expect(store.pictures.purge()).toEqual({ deleted: 1 });
    expect(youngFiles.some((hash) => store.blobs.has(hash))).toBe(false);
    expect(store.pictures.card(twin!)).toBeDefined();
    expect(store.pictures.purge()).toEqual({ deleted: 0 });
  });

  test("takes words nobody uses any more with it, and leaves the others", () => {
    const store = openTestStore();
    const gone = store.pictures.add(newPicture(store, "one", { prompt: "a zeppelin" })).picture;
    store.pictures.add(newPicture(store, "two", { prompt: "a boat" }));
    store.pictures.trash([gone]);
    store.pictures.purge();
    const again = store.pictures.add(newPicture(store, "three", { prompt: "a zeppelin" })).picture;
    expect(store.pictures.card(again)!.prompt).toBe("a zeppelin");
  });

  test("of many pictures loses all its files, a few at a turn", async () => {
    const store = openTestStore();
    const ids = Array.from({ length: 120 }, (_, index) => store.pictures.add(newPicture(store, `n${index}`)).picture);
    store.pictures.trash(ids);
    expect(store.pictures.purge()).toEqual({ deleted: 120 });
    await store.blobs.idle();
    const left = readdirSync(store.folders.blobs).flatMap((name) => readdirSync(path.join(store.folders.blobs, name)));
    expect(left).toEqual([]);
    expect(store.blobs.bytes()).toBe(0);
  });
});

describe("blobs", () => {
  test("are counted with thumbnail and SVG", () => {
    const store = openTestStore();
    store.pictures.add(newPicture(store, "12345"));
    expect(store.blobs.bytes()).toBe(5 + 6 + 6);
  });

  test("nobody refers to are collected when they are an hour old; nothing else is touched", async () => {
    const store = openTestStore();
    const blobs = store.folders.blobs;
    const { picture } = store.pictures.add(newPicture(store, "kept"));
    const orphan = store.blobs.pathOf(keepBlob(blobs, "orphan"));
    const young = store.blobs.pathOf(keepBlob(blobs, "young"));
    const part = `${orphan}.17-0.part`;
    const foreign = path.join(blobs, "notes.txt");
    const beside = path.join(path.dirname(orphan), "holiday.png");
    for (const file of [part, foreign, beside]) writeFileSync(file, "x");
    const kept = store.blobs.pathOf(store.pictures.card(picture)!.blob);
    const before = Date.now() / 1000 - 2 * 60 * 60;
    for (const file of [orphan, part, foreign, beside, kept]) utimesSync(file, before, before);
    expect(await store.blobs.collect()).toEqual({ deleted: 2, bytes: 7 });
    expect([orphan, part].filter((file) => existsSync(file))).toEqual([]);
    expect([young, foreign, beside, kept].every((file) => existsSync(file))).toBe(true);
  });

  test("cannot be named by a path", () => {
    expect(() => openTestStore().blobs.pathOf("../../etc/passwd")).toThrow(RangeError);
  });
});

test("the style is kept with what was measured, or alone, and goes with the picture", () => {
  const store = openTestStore();
  const style = [0.5, 0.25, -1, 0, 3, 1e-9, 7];
  const ids = ["one", "two", "three"].map((text) => store.pictures.add(newPicture(store, text)).picture);
  const [one, two, three] = ids;
  store.pictures.measured(one!, measurementAt(0, 0), style);
  store.pictures.unmeasured(two!, style.toReversed());
  store.pictures.measured(three!, measurementAt(0, 0));
  expect(ids.map((id) => store.pictures.style(id))).toEqual([style, style.toReversed(), undefined]);
  store.pictures.measured(one!, measurementAt(1, 1), style.toReversed());
  store.pictures.measured(one!, measurementAt(1, 1));
  expect(store.pictures.style(one!)).toEqual(style.toReversed());
  store.pictures.trash([one!]);
  store.pictures.purge();
  expect(store.pictures.style(one!)).toBeUndefined();
});
