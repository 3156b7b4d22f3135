/** @file A judge that fails is asked again for the next picture, until its failures have taken minutes in a row. */
import { expect, test } from "vitest";
import { StudioError } from "../../../app/contract/failure.ts";
import { SeriesReader } from "../../../native/engine/series-reader.ts";
import type { Judge } from "../../../native/judge/judge.ts";
import { measurementAt } from "../../kit/store-rows.ts";

const PICTURE = { width: 1, height: 1, data: new Uint8Array(3) };
const READING = measurementAt(1, 1);
const free = (): AbortSignal => new AbortController().signal;

/** A judge that takes its seconds and reads or fails as it is told, and a reader that asks it. */
function judge() {
  const state = { now: 0, seconds: 0, fails: false, asked: 0, released: 0 };
  const model: Judge = {
    id: "slow",
    sha256: "b".repeat(64),
    sees: "whole",
    measure: async () => {
      state.asked++;
      state.now += 1000 * state.seconds;
      if (!state.fails) return READING;
      throw new StudioError({ code: "judge.failed", judge: "slow", sentence: "It sleeps." });
    },
    close: async () => undefined,
  };
  const reader = new SeriesReader({ model, release: () => void state.released++ }, { clock: () => state.now });
  return { state, reader, read: () => reader.read(PICTURE, free()) };
}

const FAILED = { kind: "unmeasured", reason: "slow could not read it: It sleeps." };

test("quick failures cost one picture each, however many there are", async () => {
  const { state, read } = judge();
  Object.assign(state, { fails: true, seconds: 1 });
  for (let picture = 0; picture < 100; picture++) expect(await read()).toEqual(FAILED);
  state.fails = false;
  expect(await read()).toEqual({ kind: "measured", measurement: READING });
});

test("a judge whose failures take minutes is asked no more; a reading in between begins the count anew", async () => {
  const { state, reader, read } = judge();
  state.seconds = 100;
  for (const fails of [true, false, true]) {
    state.fails = fails;
    await read();
  }
  state.fails = true;
  expect(await read()).toEqual(FAILED);
  const reason = "slow was asked no more after minutes without an answer that holds.";
  for (let picture = 0; picture < 3; picture++) expect(await read()).toEqual({ kind: "unmeasured", reason });
  expect(state.asked).toBe(4);
  expect(reader.identity).toEqual({ id: "slow", sha256: "b".repeat(64) });
  reader.release();
  expect(state.released).toBe(1);
});

test("who cancels hears of it, whatever the judge says", async () => {
  const { state, reader } = judge();
  state.fails = true;
  await expect(reader.read(PICTURE, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
});
