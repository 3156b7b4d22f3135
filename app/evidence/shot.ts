/** @file What the evidence is made of: one picture, what was asked of it, and what judge and witness read in it. */
import { AXES } from "../affect/plane.ts";
import { mean } from "../statistics/mean.ts";
import type { PlanePoint } from "../judge/measurement.ts";

/** What is asked for: a prompt and a mood. Pictures of one task share its seeds in every arm. */
export interface Task {
  /** Place among the prompts: the cluster of the bootstrap. */
  readonly cluster: number;
  readonly prompt: string;
  readonly target: PlanePoint;
  readonly seed: number;
}

export interface Shot {
  readonly task: Task;
  readonly judge: PlanePoint;
  readonly witness: PlanePoint;
  /** Share of what the prompt asks for outright that is shown, and whether the scene keeps every rule. */
  readonly adherence: number;
  readonly valid: boolean;
  /** Numbers of the scene's globals, for diversity. */
  readonly globals: readonly number[];
}

/** One way of getting a picture, tried on every task. */
export interface Arm {
  readonly name: string;
  /** Pictures drawn for each one kept, and computing time of the arm in seconds. */
  readonly pictures: number;
  readonly seconds: number;
  /** The picture kept of each task, in the order of the tasks. */
  readonly shots: readonly Shot[];
}

export type Reader = "judge" | "witness";

/** Distance to the target, the mean of both axes, on `range`. */
export function shotError(shot: Shot, by: Reader): number {
  return mean(AXES.map((axis) => Math.abs(shot[by][axis] - shot.task.target[axis])));
}
