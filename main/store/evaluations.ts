/** @file Evaluations as rows: which suite was run, with what, and the report it left. */
import { z } from "zod";
import type { Failure } from "../../app/contract/failure.ts";
import { type Evaluation, evaluation as evaluationSchema, evidenceOrder } from "../../app/contract/studio/evidence.ts";
import { evidenceReport } from "../../app/evidence/report.ts";
import { type Base, newId, unknown } from "./base.ts";
import type { EvaluationStore } from "./tuning-store.ts";

interface EvaluationRow {
  readonly id: string;
  readonly request: string;
  readonly state: string;
  readonly report: string | null;
  readonly html: string | null;
  readonly failure: string | null;
  readonly created: number;
  readonly ended: number | null;
}

const request = z.object({ order: evidenceOrder, adapters: z.array(z.string()) });

/** Evaluations over an open database. */
export function createEvaluations(base: Base): EvaluationStore {
  const { connection } = base;
  const insert = connection.prepare("INSERT INTO evaluations (id, request, created) VALUES (?, ?, ?)");
  const list = connection.prepare<[], EvaluationRow>("SELECT * FROM evaluations ORDER BY number DESC");
  const one = connection.prepare<[string], EvaluationRow>("SELECT * FROM evaluations WHERE id = ?");
  const move = connection.prepare(
    `UPDATE evaluations SET state = @state, failure = @failure,
     ended = CASE WHEN @state IN ('done', 'failed', 'cancelled') THEN @now ELSE NULL END WHERE id = @id`,
  );
  const keep = connection.prepare("UPDATE evaluations SET report = ?, html = ? WHERE id = ?");
  const remove = connection.prepare("DELETE FROM evaluations WHERE id = ?");
  const required = (id: string): EvaluationRow => {
    const row = one.get(id);
    if (row === undefined) throw unknown("evaluation", id);
    return row;
  };
  return {
    add: (order, adapters) =>
      base.write(() => {
        const id = newId();
        insert.run(id, JSON.stringify({ order, adapters }), base.now());
        return id;
      }),
    list: () => list.all().map(evaluationOf),
    get: (id) => {
      const row = one.get(id);
      return row && evaluationOf(row);
    },
    report: (id) => {
      const { report } = required(id);
      return report === null ? null : evidenceReport.parse(JSON.parse(report));
    },
    html: (id) => required(id).html,
    move: (id, state, failure: Failure | null = null) =>
      base.write(() => {
        required(id);
        move.run({ id, state, failure: failure && JSON.stringify(failure), now: base.now() });
        return evaluationOf(required(id));
      }),
    done: (id, report, html) =>
      base.write(() => {
        keep.run(JSON.stringify(report), html, id);
        move.run({ id, state: "done", failure: null, now: base.now() });
        return evaluationOf(required(id));
      }),
    remove: (id) =>
      base.write(() => {
        if (remove.run(id).changes === 0) throw unknown("evaluation", id);
      }),
  };
}

function evaluationOf({ id, request: asked, state, report, failure, created, ended }: EvaluationRow): Evaluation {
  return evaluationSchema.parse({
    id,
    ...request.parse(JSON.parse(asked)),
    state,
    progress: null,
    created,
    ended,
    verdict: report === null ? null : evidenceReport.parse(JSON.parse(report)).verdict,
    failure: failure === null ? null : (JSON.parse(failure) as unknown),
  });
}
