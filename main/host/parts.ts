/** @file What handlers are made of: the host's parts, put together once by create-studio.ts. */
import type { Logger } from "../log.ts";
import type { OpenedStore } from "../store/store.ts";
import type { EngineRoom } from "./engine-room.ts";
import type { Events } from "./events.ts";
import type { ExportFiles } from "./export-files.ts";
import type { Learned } from "./feedback/learned.ts";
import type { Suggesting } from "./feedback/suggesting.ts";
import type { Judges } from "./judges/judges.ts";
import type { Lease } from "./lease.ts";
import type { Queue } from "./queue.ts";
import type { Secrets } from "./secrets.ts";
import type { Tuner } from "./tuner/tuner.ts";
import type { TunerRoom } from "./tuner/tuner-room.ts";

export interface Parts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly queue: Queue;
  readonly exports: ExportFiles;
  readonly log: Logger;
  /** Which shell hosts the studio. */
  readonly host: "electron" | "node";
  readonly engineRoom: EngineRoom;
  readonly lease: Lease;
  readonly judges: Judges;
  readonly secrets: Secrets;
  readonly learned: Learned;
  readonly suggesting: Suggesting;
  readonly tuner: Tuner;
  readonly tunerRoom: TunerRoom;
  /** Aborted when the studio closes. */
  readonly closing: AbortSignal;
  /** Jobs that a program which ended without closing has left: what the question at the start is about. */
  readonly leftBehind: ReadonlySet<string>;
}
