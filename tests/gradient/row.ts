/** @file A row of the numeric-check table. */
import type { Attribute } from "../../native/graph/graph.ts";
import type { Operator } from "../../native/graph/shapes.ts";
import type { Sample } from "./samples.ts";

/** One call to check. `null` is a left-out input. */
export interface Row {
  readonly op: Operator;
  readonly inputs: readonly (Sample | null)[];
  readonly attributes?: Record<string, Attribute>;
  readonly outputs?: number;
  /** 21 unless the row is about another. */
  readonly opset?: number;
}
