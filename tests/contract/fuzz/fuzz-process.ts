/** @file Serves a contract to hostile frames and tells what came of it. Started by the test with `--expose-gc`. */
import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer, WebSocket as NodeSocket } from "ws";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Context, Contract, Handlers } from "../../../app/contract/kinds.ts";
import { MOST_MESSAGE_BYTES, webSocketPort } from "../../../app/contract/ports/web-socket.ts";
import { studio } from "../../../app/contract/studio/studio.ts";
import { connect, serve, type Port } from "../../../app/contract/wire.ts";
import { structuredPort } from "../../../app/contract/wire/port.ts";
import { stream } from "../../../app/random/philox.ts";
import { tiny, tinyHandlers } from "../../kit/tiny-contract.ts";
import { hostileFrame, hostileMessage, ODDITIES } from "./hostile-frames.ts";

/** What the process prints. */
export interface FuzzReport {
  readonly frames: number;
  /** Connections that were served one after another, and how many of them were closed for a broken rule. */
  readonly connections: number;
  readonly refused: number;
  /** Requests that reached a handler of the tally. */
  readonly begun: number;
  readonly ended: number;
  /** Requests still running after every connection had ended. */
  readonly running: number;
  readonly unhandled: readonly string[];
  /** Megabytes in use after the first tenth and at the end, both after a collection. */
  readonly heapEarly: number;
  readonly heapLate: number;
}

const unhandled: string[] = [];
const note = (error: unknown): void => {
  if (unhandled.length < 10) unhandled.push(String(error));
};
process.on("unhandledRejection", note);
process.on("uncaughtException", note);

const { handlers: own, tally, reaches } = tinyHandlers();
const contract: Contract = { ...tiny, ...studio };
const handlers = {
  ...Object.fromEntries(
    Object.entries(studio).map(([name, { verb }]) => [
      name,
      verb === "call"
        ? () => {
            throw new StudioError({ code: "input.unknown", what: "anything", id: name });
          }
        : async function* (_: unknown, { signal }: Context) {
            for (let seq = 0; !signal.aborted; seq += 1) yield await Promise.resolve({ seq });
          },
    ]),
  ),
  ...own,
} as unknown as Handlers<Contract>;

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
const random = stream(20261125, "hostile", 0);
const served: { readonly running: number }[] = [];
let connections = 0;
let refused = 0;

function serveOn(port: Port): void {
  connections += 1;
  const onError = (_: unknown, name: string): void => {
    if (name === "port") refused += 1;
  };
  const end = serve(contract, handlers, port, { onError });
  if (end.running > 0) throw new Error("nothing was asked yet");
  served.push(end);
}

/** The running requests of all connections so far; those without any are forgotten, so that the list does not grow. */
function running(): number {
  const busy = served.filter((end) => end.running > 0);
  served.splice(0, served.length, ...busy);
  return busy.reduce((sum, end) => sum + end.running, 0);
}

/** A port whose far end is this program: what is said into it goes through the port's own checks. */
function openPort(): { port: Port; say(raw: unknown): void; readonly closed: boolean } {
  let deliver: ((raw: unknown) => void) | undefined;
  let closed = false;
  const port = structuredPort({
    send: () => undefined,
    start: (given) => void (deliver = given),
    close: () => void (closed = true),
  });
  return {
    port,
    say: (raw) => deliver?.(raw),
    get closed() {
      return closed;
    },
  };
}

let heapEarly = 0;
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
async function measureEarly(): Promise<void> {
  await turn();
  running();
  heapEarly = heap();
}

async function fuzzQuestions(frames: number): Promise<void> {
  let far = openPort();
  serveOn(far.port);
  for (let id = 0; id < frames; id += 1) {
    if (far.closed || random.chance(0.002)) {
      far.port.close();
      far = openPort();
      serveOn(far.port);
    }
    far.say(random.chance(0.02) ? random.pick(ODDITIES) : hostileFrame(random, id, "question"));
    if (random.chance(0.3)) await turn();
    if (id % 1000 === 0) running();
    if (id === Math.floor(frames / 10)) await measureEarly();
  }
  far.port.close();
}

async function fuzzAnswers(frames: number): Promise<void> {
  for (let said = 0; said < frames; connections += 1) {
    const far = openPort();
    const client = connect(tiny, far.port);
    const settled = Promise.allSettled([
      ...Array.from({ length: 4 }, () => client["number.double"]({ value: 1 })),
      ...Array.from({ length: 4 }, async () => {
        for await (const event of client["event.count"]({ count: 1 })) if (random.chance(0.01)) return event;
      }),
    ]);
    for (; !far.closed && said < frames; said += 1) {
      far.say(random.chance(0.02) ? random.pick(ODDITIES) : hostileFrame(random, 20, "answer"));
      if (random.chance(0.5)) await turn();
      if (said === Math.floor(frames / 10)) await measureEarly();
    }
    if (far.closed) refused += 1;
    far.port.close();
    await settled;
  }
}

async function fuzzSockets(frames: number): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", maxPayload: MOST_MESSAGE_BYTES });
  server.on("connection", (socket) => serveOn(webSocketPort(socket)));
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  for (let id = 0; id < frames;) {
    const socket = new NodeSocket(`ws://127.0.0.1:${port}`);
    const ended = once(socket, "close");
    socket.on("error", () => undefined);
    await once(socket, "open");
    for (; socket.readyState === NodeSocket.OPEN && id < frames; id += 1) {
      socket.send(hostileMessage(random, id));
      if (random.chance(0.3)) await turn();
      if (id === Math.floor(frames / 10)) await measureEarly();
      if (random.chance(0.01)) socket.terminate();
    }
    socket.terminate();
    await ended;
  }
  for (let i = 0; i < 200; i += 1) await sendBytes(port);
  for (const client of server.clients) client.terminate();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Bytes that are no frames of a WebSocket, after its hand-shake. */
async function sendBytes(port: number): Promise<void> {
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
  };
  const asked = request({ host: "127.0.0.1", port, headers });
  asked.end();
  const [, socket] = (await once(asked, "upgrade")) as [unknown, Duplex];
  socket.on("error", () => undefined);
  socket.resume();
  const closed = once(socket, "close");
  socket.end(Uint8Array.from({ length: 1 + random.below(300) }, () => random.below(256)));
  await closed;
}

export type FuzzKind = keyof typeof RUNS;
const RUNS = { questions: fuzzQuestions, answers: fuzzAnswers, sockets: fuzzSockets };
const [kind, count] = process.argv.slice(2) as [FuzzKind, string];
await RUNS[kind](Number(count));
await reaches("ended", tally.begun);
await turn();
const report: FuzzReport = {
  frames: Number(count),
  connections,
  refused,
  begun: tally.begun,
  ended: tally.ended,
  running: running(),
  unhandled,
  heapEarly,
  heapLate: heap(),
};
process.stdout.write(JSON.stringify(report));
