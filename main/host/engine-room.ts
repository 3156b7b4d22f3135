/** @file The engine as the host has it: supervised, asked what it has installed, probed when it has nothing else to do. */
import { setTimeout as wait } from "node:timers/promises";
import type { EngineContract } from "../../app/contract/engine/engine.ts";
import type { Client } from "../../app/contract/kinds.ts";
import type { Engine, ProviderProbe } from "../../app/contract/studio/machine.ts";
import type { Launch } from "../engine/launch.ts";
import { type Hello, superviseEngine } from "../engine/supervise.ts";
import type { Logger } from "../log.ts";
import type { OpenedStore } from "../store/store.ts";
import type { Events } from "./events.ts";
import type { Lease } from "./lease.ts";

/** Ends of the engine that a report tells of. */
const FAILURES_KEPT = 10;

export interface EngineRoomParts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly lease: Lease;
  readonly log: Logger;
  readonly launch: Launch;
  /** Milliseconds that each provider of this machine needs, measured in processes of their own. */
  readonly probe: (signal: AbortSignal) => Promise<ProviderProbe[]>;
  /** Milliseconds after the engine is ready before that is done: the first picture needs the processor more. */
  readonly probeAfter: number;
  /** Called when an engine has told what is installed. */
  readonly onInstalled: () => void;
  /** Aborted when the studio closes. */
  readonly closing: AbortSignal;
}

export interface EngineRoom {
  /** A ready engine; waits for one that is starting, fails when there is none to be had. */
  readonly ready: (signal: AbortSignal) => Promise<Client<EngineContract>>;
  /** What the engine found installed; empty until it has answered. */
  installed(): Pick<Hello, "packs" | "judges">;
  /** Probes every provider now, and keeps and tells what came of it. */
  probe(signal: AbortSignal): Promise<ProviderProbe[]>;
  /** Why engines have ended lately, oldest first. */
  failures(): readonly string[];
  /** Ends the engine; the signal has been aborted before. */
  close(): Promise<void>;
}

/** What the badge shows before the engine has spoken: what the last program found. */
export function engineBeforeHello(store: OpenedStore): Engine {
  const known = store.settings.engine();
  return {
    state: "starting",
    restarts: 0,
    failure: null,
    provider: known?.provider ?? null,
    probes: known?.probes ?? [],
    probed: known?.probed ?? null,
    threads: 0,
    onnxruntime: null,
  };
}

/** Starts an engine and keeps it. */
export function openEngineRoom(parts: EngineRoomParts): EngineRoom {
  const { store, events, lease, log, closing } = parts;
  const failures: string[] = [];
  let hello: Hello | undefined;
  const tell = (change: Partial<Engine>): void => {
    if (change.failure) failures.push(`${new Date().toISOString()} engine: ${JSON.stringify(change.failure)}`);
    events.engine({ ...events.passing.engine, ...change });
  };
  const supervisor = superviseEngine({
    launch: parts.launch,
    log,
    onState: tell,
    onHello: (answer) => {
      hello = answer;
      const { onnxruntime, threads, provider } = answer;
      tell({ onnxruntime, threads, provider });
      parts.onInstalled();
    },
  });
  const probe = async (signal: AbortSignal): Promise<ProviderProbe[]> => {
    const probes = await parts.probe(signal);
    const found = { probes, probed: Date.now(), provider: events.passing.engine.provider };
    store.settings.saveEngine(found);
    tell(found);
    return probes;
  };
  /** A speed measured beside a drawing would be wrong, so the probe gives way and is left for the next start. */
  const probeInPeace = async (): Promise<void> => {
    await supervisor.ready(closing);
    await wait(parts.probeAfter, undefined, { signal: closing, ref: false });
    await lease.background((giveWay) => probe(AbortSignal.any([giveWay, closing])), closing);
  };
  const probing = probeInPeace().catch((error: unknown) => {
    log.info("probe", { ended: error instanceof Error ? error.name : String(error) });
  });

  return {
    ready: (signal) => supervisor.ready(signal),
    installed: () => ({ packs: hello?.packs ?? [], judges: hello?.judges ?? [] }),
    probe,
    failures: () => failures.slice(-FAILURES_KEPT),
    close: async () => {
      await supervisor.stop();
      await probing;
    },
  };
}
