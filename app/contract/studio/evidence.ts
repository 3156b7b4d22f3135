/** @file Evidence: suites of the evaluation protocol that were run, and the reports they left. */
import { z } from "zod";
import { evidenceReport } from "../../evidence/report.ts";
import { failure } from "../failure.ts";
import { call } from "../kinds.ts";
import { id, moment } from "../shapes.ts";

export const SUITES = ["ablation", "continuity", "judges", "vocabulary", "cost", "tuned"] as const;

export const evidenceOrder = z.object({
  suite: z.enum(SUITES),
  seed: z.int().min(0),
  /** Computing time to aim at; decides how many prompts. */
  minutes: z.number().min(0.1).max(600),
});
export type EvidenceOrder = z.output<typeof evidenceOrder>;

export const evidenceProgress = z.object({
  /** The arm at hand. */
  arm: z.string(),
  done: z.int(),
  of: z.int(),
  /** Milliseconds to go, null while unknown. */
  etaMs: z.number().nullable(),
});

export const evaluation = z.object({
  id,
  order: evidenceOrder,
  /** Ids of the person's adapters it was run with. */
  adapters: z.array(id),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled", "interrupted"]),
  progress: evidenceProgress.nullable(),
  created: moment,
  ended: moment.nullable(),
  /** One sentence of what was found. */
  verdict: z.string().nullable(),
  failure: failure.nullable(),
});
export type Evaluation = z.output<typeof evaluation>;

const ok = z.object({});
const one = z.object({ evaluation: id });

export const evidenceCalls = {
  "evidence.list": call(ok, z.object({ evaluations: z.array(evaluation) })),
  /** Runs a suite in the background, after what is under way there. */
  "evidence.start": call(z.object({ order: evidenceOrder, adapters: z.array(id).max(8) }), one),
  "evidence.cancel": call(one, ok),
  "evidence.resume": call(one, ok),
  "evidence.remove": call(one, ok),
  "evidence.get": call(one, z.object({ evaluation, report: evidenceReport.nullable() })),
  /** Address of the self-contained HTML page and of the JSON, for saving. */
  "evidence.export": call(one, z.object({ html: z.string(), json: z.string() })),
} as const;
