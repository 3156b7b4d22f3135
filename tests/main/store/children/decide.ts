/**
 * @file A program that decides about suggestions as fast as it can and says each decision it has been promised. Before a given
 * statement of those that decisions are made of it kills itself; the next one goes on from there.
 */
import Database from "better-sqlite3";
import { openStore } from "../../../../main/store/open.ts";
import {
  accept,
  boatRefinement,
  decidedEntry,
  drawAll,
  effectEntry,
  outcome,
  proposeTwo,
  shiftOf,
} from "../../../kit/refinement-rows.ts";

/** Every acceptance adds a word to a prompt, which may not grow for ever. */
const DEEPEST = 20;

const [directory, before] = process.argv.slice(2);
let left = Number(before);
let deciding = false;

// The beginning and the end of a transaction are statements as well.
const probe = new Database(":memory:");
const statement = Object.getPrototypeOf(probe.prepare("SELECT 1")) as {
  run: (this: Database.Statement, ...values: unknown[]) => Database.RunResult;
};
const { run } = statement;
statement.run = function (...values) {
  if (deciding && left-- === 0) process.kill(process.pid, "SIGKILL");
  return run.apply(this, values);
};

function decide(suggestion: string, what: string, task: () => unknown): void {
  deciding = true;
  task();
  deciding = false;
  process.stdout.write(`${suggestion} ${what}\n`);
}

const store = openStore({ directory: directory! });
const { refinements, jobs } = store;
const { id } = refinements.list(1)[0] ?? { id: refinements.create(boatRefinement({ images: 2 })).refinement };
for (const { id: job, state } of jobs.list()) if (state === "interrupted") jobs.move(job, "waiting");
for (;;) {
  for (const { id: job } of jobs.list().filter(({ state }) => state === "waiting")) drawAll(store, job);
  for (const round of refinements.unfinished()) {
    const { suggestion } = refinements.round(round)!;
    const entry = suggestion === null ? null : effectEntry(suggestion);
    refinements.finish(round, outcome(1, { effect: entry && { measured: shiftOf(0.3, -0.1), pairs: 2, entry } }));
  }
  const { depth } = refinements.round(refinements.head(id)!.current)!;
  if (depth === DEEPEST) refinements.go(refinements.get(id)!.rounds[0]!.id);
  const [flowers, snow] = proposeTwo(store, refinements.head(id)!.current);
  decide(snow.id, "reject", () => {
    refinements.decide({
      suggestion: snow.id,
      state: "rejected",
      prompt: null,
      entry: decidedEntry(snow.id, "reject"),
    });
  });
  decide(flowers.id, "accept", () => accept(store, flowers.id));
  decide(flowers.id, "undone", () => refinements.undo(flowers.id));
  decide(flowers.id, "accept", () => accept(store, flowers.id));
}
