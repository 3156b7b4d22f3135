/** @file Keeps one engine running: hand-shake, heartbeat, restarts with growing pauses, and the reason whenever one is gone. */
import { engineContract, type EngineContract } from "../../app/contract/engine/engine.ts";
import { type Failure, StudioError, toFailure } from "../../app/contract/failure.ts";
import type { Client } from "../../app/contract/kinds.ts";
import type { Engine } from "../../app/contract/studio/machine.ts";
import { connect } from "../../app/contract/wire.ts";
import type { Logger } from "../log.ts";
import { explained } from "./explained.ts";
import type { Ended, EngineProcess, Launch } from "./launch.ts";
import { type Patience, PATIENCE } from "./patience.ts";
import { withStopDeadline } from "./stop-deadline.ts";
import { REAL_TIMERS, type Timers } from "./timers.ts";
import { Waiters } from "./waiters.ts";

export type Hello = Awaited<ReturnType<Client<EngineContract>["engine.hello"]>>;
export type EngineState = Pick<Engine, "state" | "restarts" | "failure">;

export interface SuperviseOptions {
  readonly launch: Launch;
  readonly log?: Pick<Logger, "info" | "warn" | "error">;
  /** Told what has changed. */
  readonly onState?: (change: Partial<EngineState>) => void;
  /** What each process that was started has said of itself. */
  readonly onHello?: (hello: Hello) => void;
  readonly patience?: Partial<Patience>;
  readonly timers?: Timers;
}

export interface Supervisor {
  readonly state: Engine["state"];
  /** The ready engine, if there is one now. */
  client(): Client<EngineContract> | undefined;
  /**
   * The engine as soon as one is ready. Its calls fail with the reason when its process goes.
   *
   * @throws StudioError device.none once when too many processes ended in a row: who asks after that gets new starts;
   *   cancelled when the signal is aborted
   */
  ready(signal?: AbortSignal): Promise<Client<EngineContract>>;
  /** Ends the process there is, for this reason, and starts another. */
  restart(reason: Failure): void;
  /** Ends for good. */
  stop(): Promise<void>;
}

/** Starts an engine and keeps it running until it is stopped. */
export function superviseEngine(options: SuperviseOptions): Supervisor {
  return new EngineSupervisor(options);
}

/** Milliseconds between two looks at the heartbeat. */
const LOOK = 1000;
/** Milliseconds a process has to end by itself once its port is closed. */
const LEAVE = 2000;

/** One process, from its start to its end. */
interface Run {
  readonly process: EngineProcess;
  readonly client: Client<EngineContract>;
  /** Why it was ended here, if it was. */
  reason: Failure | undefined;
  ready: boolean;
  /** Looks without a beat: looks are counted and not milliseconds, so that a machine that slept kills nobody. */
  missed: number;
  readonly cancels: Set<() => void>;
}

class EngineSupervisor implements Supervisor {
  readonly #options: SuperviseOptions;
  readonly #patience: Patience;
  readonly #timers: Timers;
  readonly #waiters = new Waiters<Client<EngineContract>>();
  #run: Run | undefined;
  #now: EngineState = { state: "starting", restarts: 0, failure: null };
  #failuresInRow = 0;
  /** Whether somebody has been told that no other start is made. */
  #toldOfEnd = false;
  #cancelPause: () => void = () => undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: SuperviseOptions) {
    this.#options = options;
    this.#patience = { ...PATIENCE, ...options.patience };
    this.#timers = options.timers ?? REAL_TIMERS;
    this.#start();
  }

  get state(): Engine["state"] {
    return this.#now.state;
  }

  client(): Client<EngineContract> | undefined {
    return this.#run?.ready === true ? this.#run.client : undefined;
  }

  ready(signal?: AbortSignal): Promise<Client<EngineContract>> {
    const client = this.client();
    if (client !== undefined) return Promise.resolve(client);
    if (this.#stopping !== undefined) return Promise.reject(new StudioError({ code: "wire.closed" }));
    if (this.state === "stopped") {
      if (!this.#toldOfEnd) {
        this.#toldOfEnd = true;
        return Promise.reject(new StudioError(this.#noEngine()));
      }
      this.#failuresInRow = 0;
      this.#start();
    }
    return this.#waiters.wait(signal);
  }

  restart(reason: Failure): void {
    if (this.#stopping !== undefined) return;
    if (this.#run !== undefined) return this.#end(this.#run, reason);
    this.#cancelPause();
    this.#failuresInRow = 0;
    this.#start();
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#leave();
    return this.#stopping;
  }

  async #leave(): Promise<void> {
    this.#cancelPause();
    this.#waiters.fail({ code: "wire.closed" });
    const run = this.#run;
    if (run !== undefined) {
      run.reason = { code: "wire.closed" };
      run.process.port.close();
      const cancel = this.#timers.after(LEAVE, () => run.process.kill());
      await run.process.ended;
      cancel();
    }
    this.#become({ state: "stopped" });
  }

  #start(): void {
    this.#become({ state: this.#now.restarts === 0 && this.#failuresInRow === 0 ? "starting" : "restarting" });
    let process: EngineProcess;
    try {
      process = this.#options.launch((line) => this.#options.log?.warn("engine said", { line }));
    } catch (error) {
      this.#options.log?.error("engine cannot be started", { message: String(error) });
      return this.#failed({ code: "engine.crashed", exitCode: null, signal: null });
    }
    const cancels = new Set<() => void>();
    const why = process.ended.then((ended) => run.reason ?? reasonOf(ended));
    const port = withStopDeadline(engineContract, process.port, {
      milliseconds: this.#patience.stop,
      timers: this.#timers,
      onLate: () => this.#end(run, { code: "engine.unresponsive", milliseconds: this.#patience.stop }),
    });
    const client = explained(engineContract, connect(engineContract, port), why);
    const run: Run = { process, client, reason: undefined, ready: false, missed: 0, cancels };
    this.#run = run;
    this.#timed(run, this.#patience.start, () =>
      this.#end(run, { code: "engine.unresponsive", milliseconds: this.#patience.start }),
    );
    void why.then((reason) => this.#gone(run, reason));
    void this.#shakeHands(run);
  }

  async #shakeHands(run: Run): Promise<void> {
    try {
      const hello = await run.client["engine.hello"]({});
      if (run !== this.#run || run.reason !== undefined) return;
      this.#cancelAll(run);
      run.ready = true;
      this.#timed(run, this.#patience.healthy, () => (this.#failuresInRow = 0));
      this.#look(run);
      this.#options.onHello?.(hello);
      this.#become({ state: "ready" });
      this.#waiters.give(run.client);
      for await (const _beat of run.client["engine.beat"]({})) run.missed = 0;
      this.#end(run, { code: "internal", message: "the engine stopped its heartbeat" });
    } catch (error) {
      // When its process is gone this comes too late to matter.
      this.#end(run, toFailure(error));
    }
  }

  /** Looks at the heartbeat again and again. */
  #look(run: Run): void {
    this.#timed(run, LOOK, () => {
      run.missed++;
      if (run.missed * LOOK > this.#patience.beat)
        this.#end(run, { code: "engine.unresponsive", milliseconds: this.#patience.beat });
      else this.#look(run);
    });
  }

  #end(run: Run, reason: Failure): void {
    if (run !== this.#run || run.reason !== undefined) return;
    run.reason = reason;
    run.process.kill();
  }

  #gone(run: Run, reason: Failure): void {
    if (run !== this.#run) return;
    this.#cancelAll(run);
    this.#run = undefined;
    // A wire that closes under a living process closes because one side broke its rules.
    run.process.port.close();
    if (this.#stopping !== undefined) return;
    this.#options.log?.error("engine ended", { failure: JSON.stringify(reason) });
    this.#failed(reason);
  }

  #failed(failure: Failure): void {
    const pause = this.#patience.pauses[this.#failuresInRow];
    this.#failuresInRow++;
    if (pause === undefined) {
      this.#become({ state: "stopped", failure });
      this.#toldOfEnd = this.#waiters.fail(this.#noEngine());
      return;
    }
    this.#become({ state: "restarting", restarts: this.#now.restarts + 1, failure });
    this.#cancelPause = this.#timers.after(pause, () => this.#start());
  }

  #noEngine(): Failure {
    const last = this.#now.failure?.code ?? "unknown";
    return { code: "device.none", reason: `the engine ended ${this.#failuresInRow} times in a row (${last})` };
  }

  #become(change: Partial<EngineState>): void {
    this.#now = { ...this.#now, ...change };
    this.#options.onState?.(change);
  }

  #timed(run: Run, milliseconds: number, task: () => void): void {
    const cancel = this.#timers.after(milliseconds, () => {
      run.cancels.delete(cancel);
      task();
    });
    run.cancels.add(cancel);
  }

  #cancelAll(run: Run): void {
    for (const cancel of run.cancels) cancel();
    run.cancels.clear();
  }
}

function reasonOf({ outOfMemory, exitCode, signal }: Ended): Failure {
  return outOfMemory ? { code: "engine.outOfMemory" } : { code: "engine.crashed", exitCode, signal };
}
