/** @file A client that outlives its connection: it opens another when one is lost, and every watch goes on by itself. */
import { StudioError, toFailure } from "./failure.ts";
import type { Client, Contract } from "./kinds.ts";
import { abortable } from "./wire/abortable.ts";
import { Asking } from "./wire/asking.ts";
import { Feed } from "./wire/feed.ts";
import type { Port } from "./wire/port.ts";

export type Connection = "open" | "reconnecting";

export interface ReconnectOptions<C extends Contract> {
  readonly contract: C;
  /** Opens a port once; whatever it throws means that there will be another try. */
  readonly connectOnce: () => Promise<Port>;
  /** Runs a task once, so many milliseconds later. */
  readonly after: (milliseconds: number, task: () => void) => void;
  readonly onConnection?: (connection: Connection) => void;
}

export interface Reconnecting<C extends Contract> {
  /**
   * A call waits until there is a connection. One that was under way when the connection was lost fails with `wire.closed`,
   * since it may or may not have been heard. A watch is asked again on the next connection and so begins with a fresh
   * snapshot; it ends only when its handler ends it or fails. Aborting ends both at once with `cancelled`.
   */
  readonly client: Client<C>;
  readonly connection: Connection;
  /** Ends the connection for good: everything fails with `wire.closed`. */
  readonly close: () => void;
}

/** Milliseconds before the first try and the longest wait; each is twice the one before. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;

/** Keeps a connection open, from the first moment on. */
export function reconnecting<C extends Contract>(options: ReconnectOptions<C>): Reconnecting<C> {
  const line = new Line(options);
  const entries = Object.entries(options.contract).map(([name, { verb }]) => [
    name,
    verb === "call"
      ? (input: unknown, signal?: AbortSignal) => askOnce(line, name, input, signal)
      : (input: unknown, signal?: AbortSignal) => follow(line, name, input, signal),
  ]);
  return {
    client: Object.fromEntries(entries) as Client<C>,
    get connection() {
      return line.connection;
    },
    close: () => line.close(),
  };
}

/** The connection there is, or the next one. */
class Line {
  readonly #options: Omit<ReconnectOptions<Contract>, "contract">;
  #next = Promise.withResolvers<Asking>();
  #current: Asking | undefined;
  #port: Port | undefined;
  #wait = FIRST_WAIT;
  #closed = false;

  constructor(options: Omit<ReconnectOptions<Contract>, "contract">) {
    this.#options = options;
    void this.#open();
  }

  get connection(): Connection {
    return this.#current === undefined ? "reconnecting" : "open";
  }

  /** Rejects with `wire.closed` once there will be none. */
  opened(): Promise<Asking> {
    return this.#next.promise;
  }

  isOpen(asking: Asking): boolean {
    return this.#current === asking;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const port = this.#port;
    this.#lose();
    port?.close();
    // Whoever asks from now on hears of it; that nobody may ask is no error.
    this.#next.promise.catch(() => undefined);
    this.#next.reject(new StudioError({ code: "wire.closed" }));
  }

  async #open(): Promise<void> {
    if (this.#closed) return;
    let port: Port;
    try {
      port = await this.#options.connectOnce();
    } catch {
      return this.#closed ? undefined : this.#later();
    }
    if (this.#closed) return port.close();
    this.#port = port;
    const asking = new Asking(this.#watched(port));
    // It may have closed already, and has said so while it was listened to.
    if (this.#port !== port) return;
    this.#current = asking;
    this.#next.resolve(asking);
    this.#options.onConnection?.("open");
  }

  /** The port, telling of its end before anything asked through it fails, so that whoever asks again asks the next one. */
  #watched(port: Port): Port {
    return {
      post: (frame) => port.post(frame),
      close: (reason) => port.close(reason),
      listen: (onFrame, onClose) =>
        port.listen(
          (raw) => {
            this.#wait = FIRST_WAIT;
            onFrame(raw);
          },
          (reason) => {
            this.#lose();
            onClose(reason);
          },
        ),
    };
  }

  #lose(): void {
    const wasOpen = this.#current !== undefined;
    this.#port = undefined;
    this.#current = undefined;
    if (wasOpen) this.#next = Promise.withResolvers();
    if (this.#closed) return;
    this.#later();
    if (wasOpen) this.#options.onConnection?.("reconnecting");
  }

  #later(): void {
    this.#options.after(this.#wait, () => void this.#open());
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}

async function askOnce(line: Line, name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const asking = await abortable(line.opened(), signal);
  return asking.call(name, input, signal);
}

async function* follow(line: Line, name: string, input: unknown, signal?: AbortSignal): AsyncGenerator<unknown> {
  for (;;) {
    const asking = await abortable(line.opened(), signal);
    const feed = new Feed(asking, name, input, undefined);
    try {
      for (;;) {
        const step = await abortable(feed.next(), signal);
        if (step.done === true) return;
        yield step.value;
      }
    } catch (error) {
      // The same code may come from further behind the host, over a connection that is well.
      if (toFailure(error).code !== "wire.closed" || line.isOpen(asking)) throw error;
    } finally {
      await feed.return();
    }
  }
}
