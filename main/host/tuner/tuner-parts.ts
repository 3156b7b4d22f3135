/** @file What the tuner's line is made of, and why work in it is stopped. */
import type { MachineState } from "../../../app/tune/machine-watch.ts";
import type { Logger } from "../../log.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Events } from "../events.ts";
import type { TunerRoom } from "./tuner-room.ts";

export interface TunerParts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly log: Logger;
  readonly room: TunerRoom;
  readonly machine: () => MachineState;
}

/** Why work is being stopped. */
export type Stopping = "pausing" | "closing" | "cancelled";
