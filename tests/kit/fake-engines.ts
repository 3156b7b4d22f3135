/** @file Engines without a process and a clock that is wound by hand: for what a supervisor does when. */
import { engineContract, type EngineContract } from "../../app/contract/engine/engine.ts";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import type { Context, Handlers } from "../../app/contract/kinds.ts";
import { serve } from "../../app/contract/wire.ts";
import type { Ended, EngineProcess, Launch } from "../../main/engine/launch.ts";
import type { Timers } from "../../main/engine/timers.ts";

/** Timers that run when they are told to. */
export class HandTimers implements Timers {
  readonly #waiting = new Set<{ readonly at: number; readonly task: () => void }>();
  #now = 0;

  after(milliseconds: number, task: () => void): () => void {
    const entry = { at: this.#now + milliseconds, task };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  /** When the next task is due, in milliseconds from now; undefined when none waits. */
  get next(): number | undefined {
    const due = [...this.#waiting].map(({ at }) => at);
    return due.length === 0 ? undefined : Math.min(...due) - this.#now;
  }

  /** Lets this much time pass. What tasks bring about by messages happens before it is over. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      await settled();
      const due = [...this.#waiting].filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      this.#waiting.delete(due);
      this.#now = due.at;
      due.task();
    }
    this.#now = until;
    await settled();
  }
}

/** Every message that is on its way has arrived. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

/** A process that a test ends as it likes. */
export interface FakeProcess extends EngineProcess {
  killed: boolean;
  die(ended: Partial<Ended>): void;
}

const HELLO = { pid: 1, onnxruntime: "0", provider: "cpu", threads: 1, packs: [], judges: [] };

/** Handlers that answer the hand-shake, beat when told, and draw nothing; what is given replaces them. */
export function fakeHandlers(change: Partial<Handlers<EngineContract>> = {}): Handlers<EngineContract> {
  const never = (): never => {
    throw new Error("nobody asks this of a fake");
  };
  return {
    "engine.hello": () => HELLO,
    "engine.beat": (_input, { signal }) => silence(signal),
    "series.draw": (_input, { signal }) => silence(signal),
    "pictures.admit": never,
    "pictures.measure": never,
    "judges.models": never,
    "judges.probe": never,
    "judges.propose": never,
    "uploads.unpack": never,
    "exports.write": never,
    ...change,
  };
}

/** Ends when the signal is aborted and says nothing before. */
function silence(signal: AbortSignal): AsyncIterable<never> {
  const next = (): Promise<IteratorResult<never>> =>
    new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve({ done: true, value: undefined }), { once: true });
    });
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

/** A heart that beats whenever messages come and go. */
export async function* heart(_input: object, { signal }: Context): AsyncGenerator<{ beat: number }, void, undefined> {
  for (let beat = 0; !signal.aborted; beat++) {
    yield { beat };
    await settled();
  }
}

/** A launch that keeps every process it has started. */
export function fakeLaunch(handlers: () => Handlers<EngineContract> = fakeHandlers): {
  readonly launch: Launch;
  readonly started: FakeProcess[];
} {
  const started: FakeProcess[] = [];
  const launch = (): EngineProcess => {
    const [near, far] = memoryPorts();
    serve(engineContract, handlers(), far);
    let end: (ended: Ended) => void = () => undefined;
    const ended = new Promise<Ended>((resolve) => (end = resolve));
    const process: FakeProcess = {
      port: near,
      ended,
      killed: false,
      kill() {
        this.killed = true;
        this.die({ signal: "SIGKILL" });
      },
      die(how) {
        far.close();
        end({ exitCode: null, signal: null, outOfMemory: false, ...how });
      },
    };
    started.push(process);
    return process;
  };
  return { launch, started };
}
