/** @file What handlers are made of: the host's parts, put together once by create-studio.ts. */
import type { Client } from "../../app/contract/kinds.ts";
import type { EngineContract } from "../../app/contract/engine/engine.ts";
import type { ProviderProbe } from "../../app/contract/studio/machine.ts";
import type { Logger } from "../log.ts";
import type { OpenedStore } from "../store/store.ts";
import type { Events } from "./events.ts";
import type { ExportFiles } from "./export-files.ts";
import type { Queue } from "./queue.ts";

export interface Parts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly queue: Queue;
  readonly exports: ExportFiles;
  readonly log: Logger;
  /** Which shell hosts the studio. */
  readonly host: "electron" | "node";
  /** A ready engine; waits for one that is starting. */
  readonly engine: (signal: AbortSignal) => Promise<Client<EngineContract>>;
  /** What the engine found installed; empty until it has answered. */
  readonly installed: () => Pick<Awaited<ReturnType<Client<EngineContract>["engine.hello"]>>, "packs" | "judges">;
  /** The judge that measures, null when none is installed. */
  readonly judge: () => string | null;
  readonly probe: (signal: AbortSignal) => Promise<ProviderProbe[]>;
  readonly recentFailures: () => readonly string[];
  /** Jobs that a program which ended without closing has left: what the question at the start is about. */
  readonly leftBehind: ReadonlySet<string>;
}
