/** @file The tuner's process as the host has it: started when there is work, ended when there is none, killed when it hangs. */
import { setTimeout as wait } from "node:timers/promises";
import { type TunerContract, tunerContract } from "../../../app/contract/engine/tuner.ts";
import type { Failure } from "../../../app/contract/failure.ts";
import type { Client } from "../../../app/contract/kinds.ts";
import { connect } from "../../../app/contract/wire.ts";
import { explained } from "../../engine/explained.ts";
import type { EngineProcess, Launch } from "../../engine/launch.ts";
import type { Logger } from "../../log.ts";
import type { Guest } from "../lease.ts";

/** Milliseconds without a beat after which a process hangs: longer than any step. */
const BEAT_PATIENCE = 60_000;
/** Milliseconds a process has to end by itself once its port is closed. */
const LEAVE = 3000;
/** Milliseconds that a person waits at most for the tuner to rest. */
const REST_PATIENCE = 2000;

interface Lodger {
  readonly process: EngineProcess;
  readonly client: Client<TunerContract>;
}

export class TunerRoom implements Guest {
  readonly #launch: Launch;
  readonly #log: Pick<Logger, "info" | "warn">;
  #lodger: Lodger | undefined;
  #resting = false;
  /** Whether the machine had better be left alone. */
  #spared = false;

  constructor(launch: Launch, log: Pick<Logger, "info" | "warn">) {
    this.#launch = launch;
    this.#log = log;
  }

  /** The running process's client; started when there is none. Its calls fail with the reason when the process goes. */
  async client(): Promise<Client<TunerContract>> {
    const lodger = this.#lodger ?? this.#start();
    // Somebody may be drawing just now.
    await lodger.client["tuner.rest"]({ rest: this.#resting || this.#spared });
    return lodger.client;
  }

  async rest(): Promise<void> {
    this.#resting = true;
    const resting = this.#lodger?.client["tuner.rest"]({ rest: true }).catch(() => undefined);
    if (resting !== undefined) await Promise.race([resting, wait(REST_PATIENCE, undefined, { ref: false })]);
  }

  resume(): void {
    this.#resting = false;
    if (this.#spared) return;
    void this.#lodger?.client["tuner.rest"]({ rest: false }).catch(() => undefined);
  }

  /** Rests until told otherwise, whoever draws meanwhile. */
  async spare(spared: boolean): Promise<void> {
    this.#spared = spared;
    if (spared) return void (await this.#lodger?.client["tuner.rest"]({ rest: true }).catch(() => undefined));
    if (!this.#resting) this.resume();
  }

  /** Ends the process, if there is one. */
  async stop(): Promise<void> {
    const lodger = this.#lodger;
    if (lodger === undefined) return;
    lodger.process.port.close();
    const late = setTimeout(() => lodger.process.kill(), LEAVE);
    await lodger.process.ended;
    clearTimeout(late);
  }

  #start(): Lodger {
    const process = this.#launch((line) => this.#log.warn("tuner said", { line }));
    const why = process.ended.then(({ outOfMemory, exitCode, signal }): Failure =>
      outOfMemory ? { code: "engine.outOfMemory" } : { code: "engine.crashed", exitCode, signal },
    );
    const client = explained(tunerContract, connect(tunerContract, process.port), why);
    const lodger = { process, client };
    this.#lodger = lodger;
    void process.ended.then(() => {
      process.port.close();
      if (this.#lodger === lodger) this.#lodger = undefined;
    });
    void this.#listen(lodger);
    return lodger;
  }

  /** Kills a process whose event loop does not turn. */
  async #listen({ process, client }: Lodger): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const hangs = (): void => {
      this.#log.warn("tuner hangs", {});
      process.kill();
    };
    try {
      for await (const _beat of client["tuner.beat"]({})) {
        clearTimeout(timer);
        timer = setTimeout(hangs, BEAT_PATIENCE).unref();
      }
    } catch {
      // Its process is gone, and whoever works with it hears why.
    } finally {
      clearTimeout(timer);
    }
  }
}
