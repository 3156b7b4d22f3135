/** @file How far a round is: being drawn, read, or stopped with pictures missing. */
import type { Round, RoundPicture } from "../../../app/contract/studio/refinements.ts";

const STOPPED = ["failed", "interrupted", "cancelled"] as const;
type Stopped = (typeof STOPPED)[number];

export interface Standing {
  /** `stopped`: nothing is under way and pictures are missing. */
  readonly kind: "waiting" | "drawing" | "stopped" | "read";
  /** Pictures that are finished. */
  readonly done: number;
  readonly of: number;
  /** How it stopped: the worst that happened to a picture. */
  readonly stopped: Stopped | null;
}

const BUSY: ReadonlySet<RoundPicture["state"]> = new Set(["drawing", "measuring"]);

export function standingOf({ pictures }: Round): Standing {
  const states = pictures.map(({ state }) => state);
  const done = states.filter((state) => state === "finished").length;
  const stopped = STOPPED.find((state) => states.includes(state)) ?? null;
  const counts = { done, of: states.length, stopped };
  if (states.some((state) => BUSY.has(state))) return { kind: "drawing", ...counts };
  if (states.includes("waiting")) return { kind: done > 0 ? "drawing" : "waiting", ...counts };
  return { kind: stopped === null ? "read" : "stopped", ...counts };
}
