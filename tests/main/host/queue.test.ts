/** @file The queue with a real store and a real engine: draws in order, stops when told, keeps what is finished. */
import { describe, expect, test } from "vitest";
import { detailOf, openStudio, smallRequest, until, untilJob } from "../../kit/studio-in-process.ts";

const states = (detail: Awaited<ReturnType<typeof detailOf>>): string[] => detail.frames.map(({ state }) => state);

describe("a series", () => {
  test("is drawn, measured and found in the gallery", async () => {
    const open = openStudio();
    const { series, job } = await open.client["series.start"]({ request: smallRequest() });
    const done = await untilJob(open, job, "done");
    expect([done.finished, done.failure]).toEqual([3, null]);
    const detail = await detailOf(open, series);
    expect(states(detail)).toEqual(["finished", "finished", "finished"]);
    expect(detail.head).toMatchObject({ title: "A red boat on a lake", finished: 3 });
    for (const { picture, measurement } of detail.frames) {
      expect(picture).toMatchObject({ origin: "drawn", width: 128, height: 128, hasRecipe: true, series });
      expect(measurement?.judge.id).toBe("papercut-judge");
      expect(measurement!.causes.length).toBeGreaterThan(0);
    }
    const { total } = await open.client["gallery.find"]({ filter: { text: "boat" } });
    expect(total).toBe(3);
  });

  test("keeps locked frames of an earlier one, and one with every frame locked needs no job", async () => {
    const open = openStudio();
    const first = await open.client["series.start"]({ request: smallRequest() });
    await untilJob(open, first.job, "done");
    await open.client["frames.lock"]({ series: first.series, index: 1, locked: true });
    const second = await open.client["series.start"]({
      request: smallRequest({ seed: 6 }),
      keepFrom: first.series,
    });
    await untilJob(open, second.job, "done");
    const [before, after] = [await detailOf(open, first.series), await detailOf(open, second.series)];
    expect(after.frames[1]!.picture!.id).toBe(before.frames[1]!.picture!.id);
    expect(after.frames[1]!.locked).toBe(true);
    expect(after.frames[0]!.picture!.blob).not.toBe(before.frames[0]!.picture!.blob);
  });

  test("draws one frame again with another seed and lets the earlier picture be chosen back", async () => {
    const open = openStudio();
    const { series, job } = await open.client["series.start"]({ request: smallRequest() });
    await untilJob(open, job, "done");
    const before = (await detailOf(open, series)).frames[2]!;
    const again = await open.client["frames.redraw"]({ series, index: 2 });
    await untilJob(open, again.job, "done");
    const after = (await detailOf(open, series)).frames[2]!;
    expect(after.seed).toBe(before.seed + 1);
    expect(after.earlier.map(({ blob }) => blob)).toEqual([before.picture!.blob]);
    await open.client["frames.choose"]({ series, index: 2, picture: before.picture!.id });
    expect((await detailOf(open, series)).frames[2]!.picture!.id).toBe(before.picture!.id);
  });
});

describe("a job", () => {
  test("that is cancelled while it runs keeps its finished frames, and a retry draws the rest", async () => {
    const open = openStudio();
    const { series, job } = await open.client["series.start"]({ request: smallRequest({ frames: 12 }) });
    await until(open, (event) => event.kind === "job" && event.job.finished >= 2);
    await open.client["jobs.cancel"]({ job });
    const cancelled = await untilJob(open, job, "cancelled");
    expect(cancelled.finished).toBeGreaterThanOrEqual(2);
    const kept = (await detailOf(open, series)).frames.map(({ picture }) => picture?.id);
    await open.client["jobs.retry"]({ job });
    await untilJob(open, job, "done");
    const { frames } = await detailOf(open, series);
    expect(new Set(frames.map(({ state }) => state))).toEqual(new Set(["finished"]));
    kept.forEach((picture, index) => {
      if (picture !== undefined) expect(frames[index]!.picture!.id).toBe(picture);
    });
  });

  test("waits while the queue is paused, in the order a person puts it, and goes on", async () => {
    const open = openStudio();
    await open.client["queue.pause"]({});
    const one = await open.client["series.start"]({ request: smallRequest({ seed: 1 }) });
    const two = await open.client["series.start"]({ request: smallRequest({ seed: 2 }) });
    const three = await open.client["series.start"]({ request: smallRequest({ seed: 3 }), first: true });
    await open.client["jobs.move"]({ job: two.job, before: one.job });
    await open.client["queue.resume"]({});
    const order: string[] = [];
    await until(open, (event) => {
      if (event.kind === "job" && event.job.state === "done" && !order.includes(event.job.id)) order.push(event.job.id);
      return order.length === 3;
    });
    expect(order).toEqual([three.job, two.job, one.job]);
  });

  test("cannot be retried once it is done, and an unknown one is named", async () => {
    const open = openStudio();
    const { job } = await open.client["series.start"]({ request: smallRequest() });
    await untilJob(open, job, "done");
    await expect(open.client["jobs.retry"]({ job })).rejects.toMatchObject({
      failure: { code: "job.state", state: "done" },
    });
    await expect(open.client["jobs.cancel"]({ job: "nobody" })).rejects.toMatchObject({
      failure: { code: "input.unknown", what: "job", id: "nobody" },
    });
  });
});

test("closing while a job runs keeps it waiting, and the next start draws the rest without being asked", async () => {
  const first = openStudio();
  const { series, job } = await first.client["series.start"]({ request: smallRequest({ frames: 12 }) });
  await until(first, (event) => event.kind === "job" && event.job.finished >= 1);
  await first.studio.close();
  const second = openStudio({ directory: first.directory });
  const done = await untilJob(second, job, "done");
  expect(done.finished).toBe(12);
  expect(new Set(states(await detailOf(second, series)))).toEqual(new Set(["finished"]));
});
