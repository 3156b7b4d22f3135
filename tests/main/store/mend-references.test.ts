/** @file References that a repair finds broken: the log stays, a tree is a tree again, nothing names what is lost. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { mendReferences } from "../../../main/store/mend-references.ts";
import type { OpenedStore } from "../../../main/store/store.ts";
import {
  accept,
  boatRefinement,
  drawAll,
  effectEntry,
  outcome,
  proposeTwo,
  shiftOf,
} from "../../kit/refinement-rows.ts";
import { openTestStore } from "../../kit/store.ts";

/** Loses rows as a damaged page does, mends, and opens what is left. */
function lose(store: OpenedStore, sql: string): OpenedStore {
  store.close();
  const database = new Database(path.join(store.directory, "studio.db"));
  database.pragma("foreign_keys = OFF");
  database.exec(sql);
  mendReferences(database);
  database.close();
  return openTestStore({ directory: store.directory });
}

/** A refinement of a chain of four rounds, of which the first suggestion was measured. */
function chain(): { readonly store: OpenedStore; readonly refinement: string; readonly rounds: readonly string[] } {
  const store = openTestStore();
  const { refinement, round, job } = store.refinements.create(boatRefinement({ images: 2 }));
  const rounds = [round];
  drawAll(store, job);
  for (let depth = 1; depth < 4; depth++) {
    const [flowers] = proposeTwo(store, rounds.at(-1)!);
    const next = accept(store, flowers.id);
    drawAll(store, next.job);
    const effect = { measured: shiftOf(0.3, -0.1), pairs: 2, entry: effectEntry(flowers.id) };
    store.refinements.finish(next.round, outcome(1, { effect }));
    rounds.push(next.round);
  }
  return { store, refinement, rounds };
}

const treeOf = (store: OpenedStore, refinement: string): unknown[] =>
  store.refinements.get(refinement)!.rounds.map(({ id, parent, depth }) => [id, parent, depth]);

test("a round whose parent is lost follows the first one, and those behind it stay behind it", () => {
  const { store, refinement, rounds } = chain();
  const [first, lost, third, fourth] = rounds;
  const after = lose(store, `DELETE FROM rounds WHERE id = '${lost}'`);
  expect(treeOf(after, refinement)).toEqual([
    [first, null, 0],
    [third, first, 1],
    [fourth, third, 2],
  ]);
  expect(after.refinements.round(third!)!.suggestion).toBeNull();
  expect(after.refinements.suggestions(first!).map(({ leadsTo }) => leadsTo)).toEqual([null, null]);
});

test("without the first one the next begins the tree, and without where one stood one stands at the newest", () => {
  const { store, refinement, rounds } = chain();
  const [first, second, third, fourth] = rounds;
  const after = lose(store, `DELETE FROM rounds WHERE id IN ('${first}', '${fourth}')`);
  expect(treeOf(after, refinement)).toEqual([
    [second, null, 0],
    [third, second, 1],
  ]);
  expect(after.refinements.head(refinement)!.current).toBe(third);
});

test("the log stays when a person is lost, under another name", () => {
  const { store } = chain();
  const me = store.people.current().id;
  const before = store.log.list(null);
  const after = lose(store, "DELETE FROM people");
  expect(after.people.list()).toMatchObject([{ id: me, name: "Somebody" }]);
  expect(after.log.list(null)).toEqual(before);
});

test("without its entries a suggestion keeps what was decided and measured", () => {
  const { store, rounds } = chain();
  const before = store.refinements.suggestions(rounds[0]!);
  const after = lose(store, "DROP TRIGGER log_entry_deleted; DELETE FROM log");
  expect(after.refinements.suggestions(rounds[0]!)).toEqual(before);
});

test("a refinement without rounds is gone, a control and a beginning that are lost are none", () => {
  const { store, refinement } = chain();
  const { series } = store.refinements.control(refinement, 4)!;
  const from = { series, index: 0 };
  const other = store.refinements.create(boatRefinement({ from })).refinement;
  const after = lose(store, `DELETE FROM series WHERE id = '${series}'`);
  expect(after.refinements.get(refinement)!.control).toBeNull();
  expect(after.refinements.head(other)!.from).toBeNull();
  const least = lose(after, "DELETE FROM series");
  expect(least.refinements.list(5)).toEqual([]);
});
