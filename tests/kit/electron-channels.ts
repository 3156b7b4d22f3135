/** @file Stand-ins for Electron's channels, of Electron's own types, over a MessageChannel of Node. */
import { EventEmitter } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { MessagePortMain, ParentPort, UtilityProcess } from "electron";

/** Wraps what comes in an event with `data`, as Electron does. */
class FakeMessagePortMain extends EventEmitter implements MessagePortMain {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on("close", () => this.emit("close"));
  }

  start(): void {
    this.#port.on("message", (data: unknown) => this.emit("message", { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.close();
  }
}

/** The main process's end and the page's of one channel. */
export function electronChannel(): { main: MessagePortMain; page: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  return { main: new FakeMessagePortMain(port1), page: port2 };
}

class FakeParentPort extends EventEmitter implements ParentPort {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on("message", (data: unknown) => this.emit("message", { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }
}

/** Gives messages bare, and says when the process has gone. */
class FakeUtilityProcess extends EventEmitter implements UtilityProcess {
  readonly pid = 1;
  readonly stdout = null;
  readonly stderr = null;
  #gone = false;
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on("message", (message: unknown) => this.emit("message", message));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  kill(): boolean {
    if (this.#gone) return false;
    this.#gone = true;
    this.#port.close();
    this.emit("exit", 15);
    return true;
  }
}

/** The main process's end and the child's of the channel to a utility process. */
export function utilityChannel(): { main: UtilityProcess; child: ParentPort } {
  const { port1, port2 } = new MessageChannel();
  return { main: new FakeUtilityProcess(port1), child: new FakeParentPort(port2) };
}
