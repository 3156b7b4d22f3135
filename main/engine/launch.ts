/** @file What it takes to start the process that computes, whichever shell starts it. */
import type { Port } from "../../app/contract/wire.ts";

/** Folders the engine works in. */
export interface EngineOptions {
  /** Where blobs are written; must exist. */
  readonly blobs: string;
  /** Where the host puts files that a person brought. */
  readonly uploads: string;
  readonly models: string;
  /** Texts that chat judges are instructed with. */
  readonly instructions: string;
}

/** Folders the tuner works in. */
export interface TunerOptions {
  readonly blobs: string;
  readonly models: string;
  /** Checkpoints, corpora and finished arms. */
  readonly work: string;
}

/** How a process ended, as far as its parent can tell. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly outOfMemory: boolean;
}

/** A started process. */
export interface EngineProcess {
  /** Closing it asks the process to end. */
  readonly port: Port;
  /** Ends it at once, even one that hangs. */
  kill(): void;
  /** Never rejects. */
  readonly ended: Promise<Ended>;
}

/** Starts one; `onLine` hears every line it writes to standard error. */
export type Launch = (onLine?: (line: string) => void) => EngineProcess;
