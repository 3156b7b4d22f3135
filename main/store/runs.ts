/** @file Runs of the tuner as rows: config, state, curve, samples, alarms and the adapter they leave. */
import { z } from "zod";
import { StudioError } from "../../app/contract/failure.ts";
import { run as runSchema, type Run, type RunDetail, sample } from "../../app/contract/studio/tuner.ts";
import { alarm as alarmSchema, curvePoint, gateCheck } from "../../app/tune/progress.ts";
import { mayRunMove, runHasEnded } from "../../app/tune/run-state.ts";
import type { AdapterRows } from "./adapters.ts";
import { type Base, newId, unknown } from "./base.ts";
import { createNamedValues } from "./named-values.ts";
import type { RunStore } from "./tuning-store.ts";

interface RunRow {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly config: string;
  readonly state: string;
  readonly revision: number;
  readonly step: number;
  readonly steps: number;
  readonly seconds: number;
  readonly pictures: number;
  readonly best: number | null;
  readonly adapter: string | null;
  readonly alarm: string | null;
  readonly failure: string | null;
  readonly gate: string;
  readonly created: number;
  readonly started: number | null;
  readonly ended: number | null;
}

/** Name under which the pace is kept. */
const PACE = "tuningPace";
const paceSchema = z.object({ stepsPerMinute: z.number().positive(), picturesPerMinute: z.number().positive() });

const pointRow = z.object({ step: z.int(), point: z.string(), adapter: z.string().nullable() });

/** Runs over an open database. */
export function createRuns(base: Base, adapters: AdapterRows): RunStore {
  const { connection } = base;
  const values = createNamedValues(base);
  const insert = connection.prepare("INSERT INTO runs (id, person, name, config, created) VALUES (?, ?, ?, ?, ?)");
  const one = connection.prepare<[string], RunRow>("SELECT * FROM runs WHERE id = ?");
  const all = connection.prepare<[], RunRow>("SELECT * FROM runs ORDER BY number DESC");
  const open = connection.prepare<[], RunRow>(
    "SELECT * FROM runs WHERE state NOT IN ('done', 'stopped', 'failed') ORDER BY number",
  );
  const move = connection.prepare(
    `UPDATE runs SET state = @state, failure = @failure, revision = revision + 1,
     started = CASE WHEN @state = 'running' THEN COALESCE(started, @now) ELSE started END,
     ended = CASE WHEN @ended = 1 THEN @now ELSE NULL END WHERE id = @id`,
  );
  const progress = connection.prepare(
    "UPDATE runs SET step = ?, seconds = ?, pictures = ?, revision = revision + 1 WHERE id = ?",
  );
  const rename = connection.prepare("UPDATE runs SET name = ?, revision = revision + 1 WHERE id = ?");
  const remove = connection.prepare("DELETE FROM runs WHERE id = ?");
  const setBest = connection.prepare("UPDATE runs SET best = ? WHERE id = ?");
  const setAlarm = connection.prepare("UPDATE runs SET alarm = ? WHERE id = ?");
  const setEnd = connection.prepare("UPDATE runs SET best = ?, adapter = ?, gate = ? WHERE id = ?");
  const addPoint = connection.prepare(
    "INSERT OR REPLACE INTO run_points (run, step, point, adapter) VALUES (?, ?, ?, ?)",
  );
  const points = connection.prepare("SELECT step, point, adapter FROM run_points WHERE run = ? ORDER BY step");
  const addSample = connection.prepare(
    "INSERT OR REPLACE INTO run_samples (run, step, cell, sample, blob) VALUES (?, ?, ?, ?, ?)",
  );
  const samples = connection
    .prepare<[string], string>("SELECT sample FROM run_samples WHERE run = ? ORDER BY step, cell")
    .pluck();
  const addAlarm = connection.prepare("INSERT OR REPLACE INTO run_alarms (run, step, code, alarm) VALUES (?, ?, ?, ?)");
  const clearAlarm = connection.prepare("UPDATE run_alarms SET cleared = 1 WHERE run = ? AND code = ?");
  const alarms = connection.prepare<[string], { readonly alarm: string; readonly cleared: number }>(
    "SELECT alarm, cleared FROM run_alarms WHERE run = ? ORDER BY step",
  );
  const required = (id: string): RunRow => {
    const row = one.get(id);
    if (row === undefined) throw unknown("run", id);
    return row;
  };
  const pointsOf = (id: string) => points.all(id).map((row) => pointRow.parse(row));

  return {
    add: ({ name, person, config }) =>
      base.write(() => {
        const id = newId();
        insert.run(id, person, name, JSON.stringify(config), base.now());
        return runOf(required(id));
      }),
    get: (id) => {
      const row = one.get(id);
      return row && runOf(row);
    },
    list: () => all.all().map(runOf),
    open: () => open.all().map(runOf),
    detail(id) {
      const row = one.get(id);
      if (row === undefined) return undefined;
      const kept = pointsOf(id);
      const detail: RunDetail = {
        run: runOf(row),
        points: kept.map(({ point }) => curvePoint.parse(JSON.parse(point))),
        samples: samples.all(id).map((text) => sample.parse(JSON.parse(text))),
        alarms: alarms.all(id).map(({ alarm, cleared }) => ({
          ...alarmSchema.parse(JSON.parse(alarm)),
          cleared: cleared === 1,
        })),
        gate: z.array(gateCheck).parse(JSON.parse(row.gate)),
        kept: kept.filter(({ adapter, step }) => adapter !== null && step > 0).map(({ step }) => step),
      };
      return detail;
    },
    blobOf: (id, step) => pointsOf(id).find((point) => point.step === step)?.adapter ?? null,
    move: (id, state, failure = null) =>
      base.write(() => {
        const before = runOf(required(id));
        if (!mayRunMove(before.state, state)) throw new StudioError({ code: "job.state", state: before.state });
        move.run({
          id,
          state,
          failure: failure && JSON.stringify(failure),
          now: base.now(),
          ended: runHasEnded(state) ? 1 : 0,
        });
        return runOf(required(id));
      }),
    progress: (id, { step, seconds, pictures }) => base.write(() => void progress.run(step, seconds, pictures, id)),
    point: (id, { point, adapter, best }) =>
      base.write(() => {
        addPoint.run(id, point.step, JSON.stringify(point), adapter);
        if (best) setBest.run(point.step, id);
      }),
    sample: (id, { kind: _kind, ...picture }) =>
      base.write(() => void addSample.run(id, picture.step, picture.cell, JSON.stringify(picture), picture.blob)),
    alarm: (id, alarm, cleared) =>
      base.write(() => {
        if (cleared) return void clearAlarm.run(id, alarm.code);
        addAlarm.run(id, alarm.step, alarm.code, JSON.stringify(alarm));
        if (alarm.stops) setAlarm.run(JSON.stringify(alarm), id);
      }),
    end: (id, { why, best, gate, adapter: blob }) =>
      base.write(() => {
        const run = runOf(required(id));
        const point = pointsOf(id).find(({ step }) => step === best);
        const adapter =
          blob === null
            ? null
            : adapters.insert({
                name: run.name,
                pack: run.config.pack.id,
                sha256: blob,
                strength: 0,
                run: id,
                step: best,
                card: {
                  rank: run.config.adapter.rank,
                  guidance: run.config.guidance,
                  heldOut: point === undefined ? null : curvePoint.parse(JSON.parse(point.point)),
                },
              });
        setEnd.run(best, adapter, JSON.stringify(gate), id);
        const state = why === "stopped" ? "stopped" : "done";
        move.run({ id, state, failure: null, now: base.now(), ended: 1 });
        return runOf(required(id));
      }),
    rename: (id, name) =>
      base.write(() => {
        if (rename.run(name, id).changes === 0) throw unknown("run", id);
      }),
    remove: (id) =>
      base.write(() => {
        const { state } = runOf(required(id));
        if (!runHasEnded(state)) throw new StudioError({ code: "job.state", state });
        remove.run(id);
      }),
    pace: () => values.get(PACE, paceSchema) ?? null,
    savePace: (pace) => values.save(PACE, pace),
  };
}

function runOf(row: RunRow): Run {
  const { config, alarm, failure, gate: _gate, ...plain } = row;
  const parsed = JSON.parse(config) as Run["config"];
  return runSchema.parse({
    ...plain,
    config: parsed,
    steps: parsed.stages.reduce((sum, { steps }) => sum + steps, 0),
    alarm: alarm === null ? null : (JSON.parse(alarm) as unknown),
    failure: failure === null ? null : (JSON.parse(failure) as unknown),
  });
}
