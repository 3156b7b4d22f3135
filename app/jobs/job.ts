/** @file A job: long work as a row with allowed moves. */

/** Each says something different; none stands for another. */
export const JOB_STATES = ["waiting", "running", "cancelling", "done", "failed", "cancelled", "interrupted"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Where a job may go from each state. Running work found at a start was interrupted: nobody cancelled it and it did not fail. */
const MOVES: { readonly [S in JobState]: readonly JobState[] } = {
  waiting: ["running", "cancelled"],
  running: ["done", "failed", "cancelling", "cancelled", "interrupted", "waiting"],
  cancelling: ["cancelled", "done", "failed", "interrupted"],
  done: [],
  failed: ["waiting"],
  cancelled: ["waiting"],
  interrupted: ["waiting", "cancelled"],
};

/** Whether a job in `from` may go to `to`. */
export function mayMove(from: JobState, to: JobState): boolean {
  return MOVES[from].includes(to);
}

/** Nothing more happens to such a job unless a person asks. */
export function hasEnded(state: JobState): boolean {
  return state !== "waiting" && state !== "running" && state !== "cancelling";
}
