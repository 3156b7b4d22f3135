/** @file A report of the evidence protocol (ALGORITHMS §7) as data: what the page, the HTML page and the JSON file are made of. */
import { z } from "zod";

/** An estimate with its 95 % interval. */
const estimate = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

/** One cell of a table: a number with or without an interval, or words. */
const cell = z.union([z.string(), z.number(), estimate, z.null()]);

const table = z.object({
  title: z.string(),
  /** What the numbers are and how the intervals were made. */
  note: z.string(),
  columns: z.array(z.object({ name: z.string(), unit: z.string().nullable(), digits: z.int() })),
  rows: z.array(z.object({ name: z.string(), cells: z.array(cell) })),
});

const place = z.object({ valence: z.number(), arousal: z.number() });

/** A plot as data; whoever shows it draws it. */
const plot = z.discriminatedUnion("kind", [
  /** Paired differences against zero. */
  z.object({
    kind: z.literal("forest"),
    title: z.string(),
    unit: z.string(),
    rows: z.array(estimate.extend({ name: z.string() })),
  }),
  /** Targets against measurements, by arm. */
  z.object({
    kind: z.literal("scatter"),
    title: z.string(),
    arms: z.array(z.object({ name: z.string(), points: z.array(z.object({ target: place, measured: place })) })),
  }),
  z.object({
    kind: z.literal("lines"),
    title: z.string(),
    x: z.string(),
    y: z.string(),
    lines: z.array(z.object({ name: z.string(), points: z.array(z.object({ x: z.number(), y: z.number() })) })),
  }),
  z.object({
    kind: z.literal("bars"),
    title: z.string(),
    unit: z.string(),
    bars: z.array(z.object({ name: z.string(), value: z.number() })),
  }),
]);

export const evidenceReport = z.object({
  version: z.literal(1),
  suite: z.string(),
  title: z.string(),
  seed: z.int(),
  /** One sentence: what was found. */
  verdict: z.string(),
  /** Each a sentence: what holds, what does not, what was not measured. */
  findings: z.array(z.object({ holds: z.boolean().nullable(), sentence: z.string() })),
  tables: z.array(table),
  plots: z.array(plot),
  /** Pictures of a few fixed seeds as data URIs. */
  pictures: z.array(z.object({ arm: z.string(), prompt: z.string(), target: place, measured: place, uri: z.string() })),
  environment: z.object({
    app: z.string(),
    onnxruntime: z.string(),
    provider: z.string(),
    cpu: z.string(),
    pack: z.object({ id: z.string(), sha256: z.string() }),
    judges: z.array(z.object({ id: z.string(), sha256: z.string() })),
    seconds: z.number(),
    pictures: z.int(),
    /** The command that makes it again. */
    command: z.string(),
  }),
});
export type EvidenceReport = z.output<typeof evidenceReport>;
