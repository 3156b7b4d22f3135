/** @file Suite `judges`: every judge in the folder of models reads the same pictures. */
import path from "node:path";
import { AXES } from "../../../app/affect/plane.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { mean } from "../../../app/statistics/mean.ts";
import { line, pearson } from "../../../app/statistics/regression.ts";
import { judgeIds } from "../../models/catalogue.ts";
import { openReader } from "../../tune/reader.ts";
import { etaOf, type Suite, tasksFor } from "../suite.ts";

const SECONDS_A_TASK = 0.15;

export const judges: Suite = async function* ({ easel, order, adapters, ownAdapter, kept, models }) {
  const given = adapters[0] ?? ownAdapter;
  const hand = await easel.hand(given.name, given.file, { strength: given.strength });
  const ids = judgeIds(models);
  const readers = await Promise.all(ids.map((id) => openReader(path.join(models, id))));
  const tasks = tasksFor(Math.min(540, Math.max(18, Math.floor((60 * order.minutes) / SECONDS_A_TASK))), order.seed);
  const readings: PlanePoint[][] = [];
  const started = performance.now();
  try {
    for (const [i, task] of tasks.entries()) {
      yield { arm: task.prompt, done: i, of: tasks.length, etaMs: etaOf(started, i, tasks.length) };
      const name = JSON.stringify(["judges", task, given, readers.map(({ sha256 }) => sha256)]);
      readings.push(
        await kept.part(name, 1, async () => {
          const [drawn] = await easel.draw(hand, task, 1);
          const read: PlanePoint[] = [];
          for (const reader of readers) read.push(await reader.read(drawn!.picture));
          return read;
        }),
      );
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
  const column = (judge: number, axis: (typeof AXES)[number]): number[] => readings.map((row) => row[judge]![axis]);
  const targets = (axis: (typeof AXES)[number]): number[] => tasks.map(({ target }) => target[axis]);
  const apart = (one: readonly number[], other: readonly number[]): number =>
    mean(one.map((value, i) => Math.abs(value - other[i]!)));
  const show = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(2));
  const pairs = ids.flatMap((_, one) => ids.slice(one + 1).map((__, k) => [one, one + 1 + k] as const));
  const agreement = pairs.map(([one, other]) => ({
    name: `${ids[one]} and ${ids[other]}`,
    r: AXES.map((axis) => pearson(column(one, axis), column(other, axis))),
    apart: AXES.map((axis) => apart(column(one, axis), column(other, axis))),
  }));
  const least = Math.min(...agreement.flatMap(({ r }) => r.map((value) => value ?? 0)));
  return {
    title: "Judges on the same pictures",
    verdict: `${ids.length} judges read ${tasks.length} pictures of ${given.name}; the least correlation between two of them on an axis is ${least.toFixed(2)}.`,
    findings: [
      {
        holds: least > 0.5,
        sentence:
          "The judges agree in direction; where they differ is what a reward can be gained from without the mood being nearer.",
      },
      {
        holds: null,
        sentence:
          "Judges that are asked over a network or are language models are not part of this suite: it runs without either.",
      },
    ],
    tables: [
      {
        title: "Each judge against the targets",
        note: "Slope is of the reading on the target: 1 where the whole range is used.",
        columns: ["error V / A", "r V / A", "slope V / A"].map((name) => ({ name, unit: null, digits: 2 })),
        rows: ids.map((id, judge) => ({
          name: id,
          cells: [
            AXES.map((axis) => show(apart(column(judge, axis), targets(axis)))).join(" / "),
            AXES.map((axis) => show(pearson(targets(axis), column(judge, axis)))).join(" / "),
            AXES.map((axis) => show(line(targets(axis), column(judge, axis))?.slope)).join(" / "),
          ],
        })),
      },
      {
        title: "Each pair of judges",
        note: "Mean distance of their readings, and correlation over pictures.",
        columns: ["apart V / A", "r V / A"].map((name) => ({ name, unit: null, digits: 2 })),
        rows: agreement.map(({ name, r, apart: distances }) => ({
          name,
          cells: [distances.map(show).join(" / "), r.map(show).join(" / ")],
        })),
      },
    ],
    plots: [
      {
        kind: "scatter",
        title: "Targets and readings",
        arms: ids.map((id, judge) => ({
          name: id,
          points: readings.map((row, i) => ({ target: tasks[i]!.target, measured: row[judge]! })),
        })),
      },
    ],
    pictures: [],
  };
};
