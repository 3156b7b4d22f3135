/** @file Where a run stands between two steps, and how that is a checkpoint. */
import { z } from "zod";
import { ALARMS, curvePoint } from "../../../app/tune/progress.ts";
import { type Checkpoint, CheckpointError } from "../../training/checkpoint.ts";
import type { Weights } from "../../training/parameters.ts";
import type { MethodState } from "../method.ts";

const standing = z.object({
  /** Hash of the config: a checkpoint goes on with the run it was made by only. */
  config: z.string(),
  stage: z.int(),
  /** Steps made of the stage, and of the run. */
  stageStep: z.int(),
  step: z.int(),
  /** Computing time, seconds; and pictures drawn for learning. */
  seconds: z.number(),
  pictures: z.int(),
  curve: z.array(curvePoint),
  /** Blob of the adapter each point was measured with. */
  adapters: z.array(z.object({ step: z.int(), blob: z.string() })),
  /** How pictures looked, and how faithful they were, before anything was learned; null until that was measured. */
  before: z
    .object({
      look: z.object({ mean: z.array(z.number()).readonly(), deviation: z.array(z.number()).readonly() }),
      fidelity: z.object({ mean: z.number(), sd: z.number() }),
    })
    .nullable(),
  /** Alarms that ring. */
  ringing: z.array(z.enum(ALARMS)),
});
export type Standing = z.output<typeof standing>;

/** A run that has not begun. */
export const notBegun = (config: string): Standing => ({
  config,
  stage: 0,
  stageStep: 0,
  step: 0,
  seconds: 0,
  pictures: 0,
  curve: [],
  adapters: [],
  before: null,
  ringing: [],
});

/** A run with everything it needs to go on. */
export interface Whereabouts {
  readonly standing: Standing;
  /** The adapter's weights as the stage began. */
  readonly start: Weights;
  /** Null when the stage has not begun. */
  readonly method: MethodState | null;
}

const START = "start.";

export function toCheckpoint({ standing: at, start, method }: Whereabouts): Checkpoint {
  const nothing: Weights = new Map();
  const none = {
    step: 0,
    batches: 0,
    parameters: nothing,
    first: nothing,
    second: nothing,
    averaged: undefined,
    accumulated: undefined,
  };
  return {
    state: method?.training ?? none,
    memory: new Map([
      ...[...start].map(([name, values]): [string, Float32Array] => [START + name, values]),
      ...(method?.memory ?? nothing),
    ]),
    extra: { standing: at, begun: method !== null },
  };
}

/** @throws CheckpointError when it is no checkpoint of a run of the config with this hash */
export function fromCheckpoint({ state, memory, extra }: Checkpoint, config: string): Whereabouts {
  const parsed = z.object({ standing, begun: z.boolean() }).safeParse(extra);
  if (!parsed.success) throw new CheckpointError("The checkpoint is not that of a tuning run.");
  const at = parsed.data.standing;
  if (at.config !== config) throw new CheckpointError("The checkpoint belongs to a run with another config.");
  const own = [...(memory ?? [])];
  const start = own.filter(([name]) => name.startsWith(START));
  const rest = own.filter(([name]) => !name.startsWith(START));
  return {
    standing: at,
    start: new Map(start.map(([name, values]) => [name.slice(START.length), values])),
    method: parsed.data.begun ? { training: state, memory: new Map(rest) } : null,
  };
}
