/** @file A run as a row: its states and the moves between them. */

/**
 * `running` includes resting while somebody draws. `paused` was asked for; `interrupted` was found running at a start after an
 * end nobody asked for, and goes on by itself unless it keeps ending so.
 */
export const RUN_STATES = [
  "waiting",
  "running",
  "pausing",
  "paused",
  "stopping",
  "interrupted",
  "done",
  "stopped",
  "failed",
] as const;
export type RunState = (typeof RUN_STATES)[number];

const MOVES: { readonly [S in RunState]: readonly RunState[] } = {
  waiting: ["running", "paused", "stopped"],
  running: ["waiting", "pausing", "stopping", "interrupted", "done", "stopped", "failed"],
  pausing: ["paused", "stopping", "interrupted", "done", "stopped", "failed"],
  paused: ["waiting", "stopping", "stopped"],
  stopping: ["stopped", "done", "interrupted", "failed"],
  interrupted: ["waiting", "paused", "stopped", "failed"],
  done: [],
  stopped: [],
  failed: ["waiting"],
};

/** Whether a run in `from` may go to `to`. */
export function mayRunMove(from: RunState, to: RunState): boolean {
  return MOVES[from].includes(to);
}

/** Nothing more happens to such a run unless a person asks. */
export function runHasEnded(state: RunState): boolean {
  return state === "done" || state === "stopped" || state === "failed";
}
