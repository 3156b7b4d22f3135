/** @file Judges a person has added, what was found out about each judge, and which one measures. */
import { z } from "zod";
import { judgeCalibration, judgeProbe, judgeSetup } from "../../app/contract/studio/judges.ts";
import { newId, unknown, type Base } from "./base.ts";
import { createNamedValues, looseJson } from "./named-values.ts";
import type { JudgeStore, KeptJudge } from "./feedback-store.ts";

interface JudgeRow {
  readonly id: string;
  readonly name: string;
  readonly setup: string;
}

/** Name under which the chosen judge is kept. */
const CHOSEN = "judge";

/** Judges over an open database. */
export function createJudges(base: Base): JudgeStore {
  const { connection } = base;
  const values = createNamedValues(base);
  const list = connection.prepare<[], JudgeRow>("SELECT id, name, setup FROM judges ORDER BY number");
  const insert = connection.prepare("INSERT INTO judges (id, name, setup) VALUES (?, ?, ?)");
  const setupOf = connection.prepare<[string], string>("SELECT setup FROM judges WHERE id = ?").pluck();
  const change = connection.prepare("UPDATE judges SET name = ?, setup = ? WHERE id = ?");
  const remove = connection.prepare("DELETE FROM judges WHERE id = ?");
  const forget = connection.prepare("DELETE FROM judge_findings WHERE judge = ?");
  const finding = (column: "probe" | "calibration") => ({
    read: connection.prepare<[string], string | null>(`SELECT ${column} FROM judge_findings WHERE judge = ?`).pluck(),
    write: connection.prepare(`INSERT INTO judge_findings (judge, ${column}) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`),
  });
  const probes = finding("probe");
  const calibrations = finding("calibration");
  const chosen = (): string | null => values.get(CHOSEN, z.string().nullable()) ?? null;
  return {
    list: () => list.all().map(judgeOf),
    add: (name, setup) =>
      base.write(() => {
        const id = newId();
        insert.run(id, name, JSON.stringify(judgeSetup.parse(setup)));
        return id;
      }),
    change: (judge, name, setup) =>
      base.write(() => {
        const next = JSON.stringify(judgeSetup.parse(setup));
        const before = setupOf.get(judge);
        if (before === undefined) throw unknown("judge", judge);
        change.run(name, next, judge);
        if (next !== before) forget.run(judge);
      }),
    remove: (judge) =>
      base.write(() => {
        if (remove.run(judge).changes === 0) throw unknown("judge", judge);
        forget.run(judge);
        if (chosen() === judge) values.save(CHOSEN, null);
      }),
    probe: (judge) => found(probes.read.get(judge), judgeProbe),
    saveProbe: (judge, probe) => base.write(() => void probes.write.run(judge, JSON.stringify(probe))),
    calibration: (judge) => found(calibrations.read.get(judge), judgeCalibration),
    saveCalibration: (judge, calibration) =>
      base.write(() => void calibrations.write.run(judge, JSON.stringify(calibration))),
    chosen,
    choose: (judge) => values.save(CHOSEN, judge),
  };
}

function judgeOf({ id, name, setup }: JudgeRow): KeptJudge {
  return { id, name, setup: judgeSetup.parse(JSON.parse(setup)) };
}

/** A finding that no longer parses is none: a judge can be tried again. */
function found<S extends z.ZodType>(text: string | null | undefined, schema: S): z.output<S> | null {
  if (text === null || text === undefined) return null;
  return schema.safeParse(looseJson(text)).data ?? null;
}
