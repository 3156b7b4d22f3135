/** @file Studies with a real store and pictures that were really drawn. */
import { expect, test } from "vitest";
import { quickLaunch } from "../../kit/quick-engine.ts";
import { detailOf, openStudio, smallRequest, untilJob } from "../../kit/studio-in-process.ts";

const launch = quickLaunch({ moodOf: ({ seed, index }) => ({ valence: index - 4 + seed / 100, arousal: 0 }) });

test("a study of two series is answered, analysed, carried out and in, and forgotten", async () => {
  const open = openStudio({ launch });
  const { client } = open;
  const drawn = async (seed: number): Promise<string> => {
    const { series, job } = await client["series.start"]({ request: smallRequest({ frames: 10, seed }) });
    await untilJob(open, job, "done");
    return series;
  };
  const [tried, against] = [await drawn(5), await drawn(6)];
  const { study } = await client["studies.create"]({
    design: "pairs",
    name: "Two seeds",
    tried,
    against,
    question: "look",
  });
  const begun = await client["studies.get"]({ study });
  expect(begun).toMatchObject({ study: { trials: 11, answered: 0 }, result: null });
  // What is shown tells nobody which series a picture is of.
  expect(Object.keys(begun.next!).toSorted()).toEqual(["design", "left", "prompt", "question", "right", "target"]);

  for (let trial = 0; trial < 11; trial++)
    await client["studies.answer"]({ study, trial, given: trial % 2 === 0 ? "left" : "right", milliseconds: 700 });
  // Asked twice, it is one answer.
  await client["studies.answer"]({ study, trial: 10, given: "right", milliseconds: 1 });
  const done = await client["studies.get"]({ study });
  expect(done).toMatchObject({
    next: null,
    study: { answered: 11 },
    result: { method: "wilson", participants: 1, trials: 10 },
  });
  // One prompt makes one title.
  expect(done.study.series).toEqual([expect.stringMatching(/ \(earlier\)$/u), expect.stringMatching(/ \(later\)$/u)]);

  const { text, name } = await client["studies.export"]({ study });
  expect(name).toBe("Two seeds.csv");
  const [, first] = text.split("\r\n");
  const own = first!.split(",")[0]!;
  const other = text.replaceAll(own, "p-other");
  expect(await client["studies.import"]({ study, file: "other.csv", text: other })).toEqual({ answers: 11 });
  expect(await client["studies.import"]({ study, file: "own.csv", text })).toEqual({ answers: 0 });
  expect((await client["studies.get"]({ study })).result).toMatchObject({ method: "twoWay", participants: 2 });
  await expect(client["studies.import"]({ study, file: "bad.csv", text: "x" })).rejects.toMatchObject({
    failure: { code: "input.invalid", issues: [expect.stringContaining("bad.csv, line 1")] },
  });
  await client["studies.remove"]({ study });
  expect((await client["studies.list"]({})).studies).toEqual([]);
}, 60_000);

test("series that share no target make no study", async () => {
  const open = openStudio({ launch });
  const { client } = open;
  const start = async (change: Parameters<typeof smallRequest>[0]): Promise<string> => {
    const { series, job } = await client["series.start"]({ request: smallRequest(change) });
    await untilJob(open, job, "done");
    return series;
  };
  const tried = await start({ frames: 5 });
  const against = await start({ frames: 5, path: smallRequest().path.toReversed() });
  await expect(
    client["studies.create"]({ design: "pairs", name: "None", tried, against, question: "look" }),
  ).rejects.toMatchObject({
    failure: { issues: ["The two series share 0 drawn pictures of the same target; a study needs 4."] },
  });
}, 60_000);

test("a sweep is sorted by two people in turn, each in an order of their own", async () => {
  const open = openStudio({ launch });
  const { client } = open;
  const { series, job } = await client["series.start"]({ request: smallRequest({ frames: 9 }) });
  await untilJob(open, job, "done");
  const order = { design: "order" as const, name: "Sweep", series: [series], axis: "valence" as const };
  const { study } = await client["studies.create"](order);
  const { frames } = await detailOf(open, series);
  const targetOf = (blob: string): number => frames.find(({ picture }) => picture!.blob === blob)!.target.valence;
  const asked: string[][] = [];
  const sort = async (backwards: boolean): Promise<void> => {
    for (let trial = 0; trial < 9; trial++) {
      const { next } = await client["studies.get"]({ study });
      if (next?.design !== "order") throw new Error("Something else was asked.");
      asked.push(next.pictures);
      const given = [...next.pictures.keys()].toSorted(
        (one, other) => targetOf(next.pictures[one]!) - targetOf(next.pictures[other]!),
      );
      if (backwards) given.reverse();
      await client["studies.answer"]({ study, trial, given, milliseconds: 4000 });
    }
  };
  await sort(false);
  const alone = await client["studies.get"]({ study });
  expect(alone).toMatchObject({
    next: null,
    study: { design: "order", question: "valence", trials: 9, answered: 9, participants: 0 },
    result: { method: "student", estimate: { estimate: 1 }, consistency: 1 },
  });
  await client["studies.another"]({ study });
  expect((await client["studies.get"]({ study })).study).toMatchObject({ answered: 0, participants: 1 });
  await sort(true);
  expect(asked.slice(0, 9)).not.toEqual(asked.slice(9));
  const both = await client["studies.get"]({ study });
  expect(both.result).toMatchObject({ method: "twoWay", participants: 2, estimate: { estimate: 0 } });

  await expect(client["studies.answer"]({ study, trial: 0, given: "left", milliseconds: 1 })).rejects.toMatchObject({
    failure: { issues: ["This is no answer to trial 0."] },
  });
  const still = client["studies.create"]({ ...order, axis: "arousal" });
  await expect(still).rejects.toMatchObject({
    failure: { issues: ["Sorting by arousal needs a series with five drawn pictures whose arousal is wanted apart."] },
  });
}, 60_000);
