/** @file Evaluations: started, ended, looked at and saved. */
import { copyFile, writeFile } from "node:fs/promises";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { Evaluation, evidenceCalls } from "../../../app/contract/studio/evidence.ts";
import type { Parts } from "../parts.ts";

export function evidenceHandlers({ store, tuner, exports }: Parts): Handlers<typeof evidenceCalls> {
  const withProgress = (evaluation: Evaluation): Evaluation => {
    return { ...evaluation, progress: tuner.progressOf(evaluation.id) };
  };
  const required = (id: string): Evaluation => {
    const found = store.evaluations.get(id);
    if (found === undefined) throw new StudioError({ code: "input.unknown", what: "evaluation", id });
    return withProgress(found);
  };
  return {
    "evidence.list": () => ({ evaluations: store.evaluations.list().map(withProgress) }),
    "evidence.start": ({ order, adapters }) => ({ evaluation: tuner.addEvaluation(order, adapters) }),
    "evidence.cancel": ({ evaluation }) => (tuner.cancelEvaluation(evaluation), {}),
    "evidence.resume": ({ evaluation }) => (tuner.resumeEvaluation(evaluation), {}),
    "evidence.remove": ({ evaluation }) => {
      store.evaluations.remove(evaluation);
      tuner.evidenceChanged();
      return {};
    },
    "evidence.get": ({ evaluation }) => ({
      evaluation: required(evaluation),
      report: store.evaluations.report(evaluation),
    }),
    "evidence.export": async ({ evaluation }) => {
      const { order } = required(evaluation);
      const page = store.evaluations.html(evaluation);
      if (page === null) throw new StudioError({ code: "input.unknown", what: "report", id: evaluation });
      const html = exports.prepare(`circumplex-${order.suite}.html`);
      const json = exports.prepare(`circumplex-${order.suite}.json`);
      await copyFile(store.blobs.pathOf(page), html.file);
      await writeFile(json.file, JSON.stringify(store.evaluations.report(evaluation), null, 2));
      exports.offer(html);
      exports.offer(json);
      const url = ({ id, name }: typeof html): string => `/export/${id}/${encodeURIComponent(name)}`;
      return { html: url(html), json: url(json) };
    },
  };
}
