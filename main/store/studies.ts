/** @file Studies as rows: their plans, the trials of whoever answers here, and everybody's answers. */
import { z } from "zod";
import { type Base, newId, unknown } from "./base.ts";
import type { KeptStudy, StudyStore } from "./tuning-store.ts";
import { studyPlan, trial } from "../../app/study/plan.ts";
import { TRIAL_KINDS } from "../../app/study/answer.ts";

const answer = z.object({
  participant: z.string(),
  order: z.int(),
  item: z.string(),
  kind: z.enum(TRIAL_KINDS),
  given: z.string(),
  value: z.number(),
  milliseconds: z.number(),
});

interface StudyRow {
  readonly id: string;
  readonly name: string;
  readonly participant: string;
  readonly plan: string;
  readonly trials: string;
  readonly created: number;
}

/** Studies over an open database. */
export function createStudies(base: Base): StudyStore {
  const { connection } = base;
  const insert = connection.prepare(
    "INSERT INTO studies (id, name, participant, plan, trials, created) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const list = connection.prepare<[], StudyRow>("SELECT * FROM studies ORDER BY number DESC");
  const one = connection.prepare<[string], StudyRow>("SELECT * FROM studies WHERE id = ?");
  const begin = connection.prepare("UPDATE studies SET participant = ?, trials = ? WHERE id = ?");
  const remove = connection.prepare("DELETE FROM studies WHERE id = ?");
  const keep = connection.prepare(
    "INSERT INTO study_answers (study, participant, place, answer) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const answers = connection
    .prepare<[string], string>("SELECT answer FROM study_answers WHERE study = ? ORDER BY participant, place")
    .pluck();
  const kept = ({ plan, trials, ...row }: StudyRow): KeptStudy => ({
    ...row,
    plan: studyPlan.parse(JSON.parse(plan)),
    trials: z.array(trial).parse(JSON.parse(trials)),
  });
  // A code of chance: an exported file says which answers belong together, and not whose they are.
  const newParticipant = (): string => `p-${newId().slice(0, 8)}`;
  return {
    add: (name, plan, trials) =>
      base.write(() => {
        const id = newId();
        insert.run(id, name, newParticipant(), JSON.stringify(plan), JSON.stringify(trials), base.now());
        return id;
      }),
    another: (id, trials) =>
      base.write(() => {
        if (begin.run(newParticipant(), JSON.stringify(trials), id).changes === 0) throw unknown("study", id);
      }),
    list: () => list.all().map(kept),
    get: (id) => {
      const row = one.get(id);
      return row && kept(row);
    },
    answers: (id) => answers.all(id).map((text) => answer.parse(JSON.parse(text))),
    answer: (id, given) =>
      base.write(() => {
        if (one.get(id) === undefined) throw unknown("study", id);
        for (const own of given) keep.run(id, own.participant, own.order, JSON.stringify(own));
      }),
    remove: (id) =>
      base.write(() => {
        if (remove.run(id).changes === 0) throw unknown("study", id);
      }),
  };
}
