/**
 * @file A program that finishes frames of one series as fast as it can, says each one it has been promised, and goes on where
 * another was killed.
 */
import { openStore } from "../../../../main/store/open.ts";
import { drawnFrame, measurementAt, startSeries } from "../../../kit/store-rows.ts";

const store = openStore({ directory: process.argv[2]! });
const [open] = store.jobs.list().filter(({ state }) => state !== "done");
const { series, job } = open === undefined ? startSeries(store, 64) : { series: open.series, job: open.id };
if (open?.state === "interrupted") store.jobs.move(job, "waiting");
store.jobs.move(job, "running");
for (const { index, picture } of store.frames.unmeasured(job)) {
  store.pictures.measured(picture, measurementAt(0, 0));
  process.stdout.write(`${series} ${index} ${picture}\n`);
}
for (const frame of store.frames.missing(job)) {
  store.frames.setState({ series, index: frame.index }, "drawing");
  const { picture } = store.pictures.add(drawnFrame(store, frame), { series, index: frame.index });
  store.pictures.measured(picture, measurementAt(0, 0));
  process.stdout.write(`${series} ${frame.index} ${picture}\n`);
}
store.jobs.move(job, "done");
store.close();
