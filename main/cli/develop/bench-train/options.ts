/** @file What a contestant of bench-train is told, and what it answers. */
import type { Size } from "./dit.ts";

/** `peak` measures nothing but the machine's own matrix product, for scale. */
export type Mode = "forward" | "lora" | "full" | "peak";

export interface Options {
  readonly mode: Mode;
  readonly threads: number;
  readonly size: Size;
  readonly rank: number;
  readonly alpha: number;
  readonly learningRate: number;
  /** safetensors with weights and batch, for a contestant that cannot make them itself. */
  readonly file: string;
}

/** One step: the loss (forward: the mean prediction; peak: GFLOP), times in ms, peak memory so far in MB. */
export interface Measurement {
  readonly value: number;
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
}
