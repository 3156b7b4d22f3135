/** @file The small contract served over every kind of port there is. */
import { fork } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { MessageChannel } from "node:worker_threads";
import { WebSocketServer, WebSocket as NodeSocket } from "ws";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import { messagePort } from "../../app/contract/ports/message-port.ts";
import { webSocketPort } from "../../app/contract/ports/web-socket.ts";
import { serve, type Port } from "../../app/contract/wire.ts";
import { childPort } from "../../main/ports/child-process.ts";
import { electronPort, utilityParentPort, utilityPort } from "../../main/ports/electron-port.ts";
import { electronChannel, utilityChannel } from "./electron-channels.ts";
import { tiny, tinyHandlers } from "./tiny-contract.ts";

/** A served contract and the asking end of its port. */
export interface Line {
  readonly port: Port;
  /** Ends the connection from the serving side. */
  cut(): void;
  /** Resolves once everything that was begun on the serving side has ended; asked after the connection has. */
  idle(): Promise<unknown>;
  /** Gives back what the line took. */
  drop(): Promise<void> | void;
}

/** Serves on one of two ports in this process. */
function lineOver(serving: Port, asking: Port, drop: () => Promise<void> | void = () => undefined): Line {
  const { handlers, tally, reaches } = tinyHandlers();
  serve(tiny, handlers, serving, { checkOutputs: true });
  return { port: asking, cut: () => serving.close(), idle: () => reaches("ended", tally.begun), drop };
}

export const TRANSPORTS: Readonly<Record<string, () => Promise<Line> | Line>> = {
  memory: () => lineOver(...memoryPorts()),
  "a MessagePort": () => {
    const { port1, port2 } = new MessageChannel();
    return lineOver(messagePort(port1), messagePort(port2));
  },
  "a WebSocket": async () => {
    const { serving, asking, close } = await socketPair();
    return lineOver(webSocketPort(serving), webSocketPort(asking), close);
  },
  "a child process": () => {
    const child = fork(path.join(import.meta.dirname, "tiny-child.ts"), { serialization: "advanced" });
    const ended = once(child, "exit");
    return {
      port: childPort(child),
      cut: () => child.kill("SIGKILL"),
      idle: () => ended,
      drop: () => void child.kill("SIGKILL"),
    };
  },
  "Electron's MessagePortMain": () => {
    const { main, page } = electronChannel();
    return lineOver(electronPort(main), messagePort(page));
  },
  "Electron's utility process": () => {
    const { main, child } = utilityChannel();
    const line = lineOver(utilityParentPort(child), utilityPort(main));
    const ended = once(main, "exit");
    return { ...line, cut: () => void main.kill(), idle: () => ended };
  },
};

/** Two ends of a real WebSocket on loopback. */
export async function socketPair(): Promise<{ serving: NodeSocket; asking: NodeSocket; close: () => Promise<void> }> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  await once(server, "listening");
  const asking = new NodeSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [[serving]] = (await Promise.all([once(server, "connection"), once(asking, "open")])) as [
    [NodeSocket],
    unknown,
  ];
  const close = async (): Promise<void> => {
    asking.terminate();
    serving.terminate();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { serving, asking, close };
}
