/** @file What the engine tells, as rows: also when a person has changed their mind about a frame meanwhile. */
import { expect, test } from "vitest";
import type { DrawEvent } from "../../../app/contract/engine/engine.ts";
import type { PlannedFrame } from "../../../app/series/plan.ts";
import { parseRecipe } from "../../../app/series/recipe.ts";
import { Events } from "../../../main/host/events.ts";
import { Folding } from "../../../main/host/folding.ts";
import type { OpenedStore } from "../../../main/store/store.ts";
import { PASSING } from "../../kit/passing.ts";
import { openTestStore } from "../../kit/store.ts";
import { boatRequest, finishFrame, keepPicture, measurementAt, startSeries } from "../../kit/store-rows.ts";

/** A series whose job runs, and what folds the events of its first frame. */
function running(store: OpenedStore, { series, job }: { readonly series: string; readonly job: string }) {
  const events = new Events(store, { ...PASSING });
  store.jobs.move(job, "running");
  const frames = store.frames.missing(job);
  const heard: string[] = [];
  const parts = { store, events, heard: (of: string) => void heard.push(of) };
  const folding = new Folding(parts, store.jobs.get(job)!, frames);
  const state = (): string => store.frames.get({ series, index: 0 })!.state;
  return { folding, frame: frames[0]!, state, heard };
}

const STEP: DrawEvent = { kind: "step", index: 0, step: 1, of: 8, preview: null };
const MEASURED: DrawEvent = {
  kind: "measured",
  index: 0,
  measurement: measurementAt(1, 1),
  style: [0.5, 0.2, 0.1, 0.5, 0.3, 0.2, 0.1],
};

function drawn(store: OpenedStore, frame: PlannedFrame, text: string): DrawEvent {
  const recipe = parseRecipe(
    JSON.stringify({
      version: 1,
      frame: 0,
      request: { ...boatRequest(2), seed: frame.seed },
      pack: { id: "papercut", sha256: "a".repeat(64) },
      adapter: null,
      app: "1.0.0",
    }),
  );
  const picture = keepPicture(store.folders.blobs, text);
  return { kind: "drawn", index: 0, picture, recipe, milliseconds: 1 };
}

test("a frame is being drawn, then measured, then finished, which those who wait for readings hear of", () => {
  const store = openTestStore();
  const started = startSeries(store, 2);
  const { folding, frame, state, heard } = running(store, started);
  folding.fold(STEP);
  expect(state()).toBe("drawing");
  folding.fold(drawn(store, frame, "one"));
  expect([state(), heard]).toEqual(["measuring", []]);
  folding.fold(MEASURED);
  expect([state(), heard]).toEqual(["finished", [started.series]]);
});

test("a frame that was given its earlier picture again stays finished, whatever is still being drawn for it", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store, 2);
  const ref = { series, index: 0 };
  store.jobs.move(job, "running");
  const earlier = finishFrame(store, series, store.frames.missing(job)[0]!);
  store.jobs.move(job, "done");
  const again = store.frames.redraw(ref, { seed: 99, prompt: "a boat" }, false);
  const { folding, frame, state } = running(store, { series, job: again.job });
  store.frames.choose(ref, earlier);
  folding.fold(STEP);
  expect(state()).toBe("finished");
  folding.fold(drawn(store, frame, "late"));
  folding.fold(MEASURED);
  expect(state()).toBe("finished");
  expect(store.frames.get(ref)).toMatchObject({ picture: { id: earlier }, earlier: [{}] });
});

test("a frame that was given another wish waits for that one while the first is still being drawn", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store, 2);
  const { folding, frame, state } = running(store, { series, job });
  store.frames.redraw({ series, index: 0 }, { seed: 99, prompt: "a boat" }, false);
  folding.fold(STEP);
  folding.fold(drawn(store, frame, "late"));
  folding.fold(MEASURED);
  expect(state()).toBe("waiting");
});

test("a picture that is emptied out of the trash before it is measured stops nothing", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store, 2);
  const ref = { series, index: 0 };
  const { folding, frame } = running(store, { series, job });
  folding.fold(drawn(store, frame, "gone"));
  store.pictures.trash([store.frames.get(ref)!.picture!.id]);
  store.pictures.purge();
  folding.fold(MEASURED);
  expect(store.pictures.library()).toMatchObject({ pictures: 0, trashed: 0 });
});
