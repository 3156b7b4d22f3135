/** @file The studio for a browser on this machine: its page, its pictures and its contract, behind one token. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { studio as contract } from "../../app/contract/studio/studio.ts";
import { MOST_MESSAGE_BYTES, webSocketPort } from "../../app/contract/ports/web-socket.ts";
import { serve } from "../../app/contract/wire.ts";
import type { Studio } from "../host/create-studio.ts";
import { GUARDS, underPolicy } from "../host/page-policy.ts";
import { unforeseen } from "../host/unforeseen.ts";
import type { Logger } from "../log.ts";
import { BodyTooLarge, readRequest, sendAnswer } from "./exchange.ts";
import { type Gate, gateAt } from "./gate.ts";

/** The part of the back end that a server needs. */
export type Served = Pick<Studio, "handlers" | "fetch">;

export interface ServerOptions {
  readonly studio: Served;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Logger;
  /** Instead of a random one, so that a page finds the server again after a restart. */
  readonly token?: string;
}

export interface StudioServer {
  /** Where the page is, with the token: to be opened once, and told to nobody. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection. */
  close(): Promise<void>;
}

const METHODS = ["GET", "HEAD", "PUT"];
/** What a ZIP of pictures may have; the importer knows closer bounds. */
const MOST_IMPORT_BYTES = 2_000_000_000;
/** A request that trickles in holds a connection for no longer; a large import from a slow disk has its time. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 600_000, connectionsCheckingInterval: 5_000 };

/**
 * Listens on 127.0.0.1 only.
 *
 * @throws the system's error, such as `EADDRINUSE`, when the port cannot be had
 */
export async function startServer({ studio, port, log, token }: ServerOptions): Promise<StudioServer> {
  const server = createServer({ ...TIMEOUTS, keepAliveTimeout: 5000, maxHeaderSize: 16_384 });
  server.maxConnections = 256;
  await listening(server, port);
  // A connection that cannot be taken, for want of descriptors, is no reason to end.
  server.on("error", (error) => log.error("server", { message: error.message }));
  const { port: own } = server.address() as AddressInfo;
  const gate = gateAt(own, token);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false });
  sockets.on("connection", (socket) =>
    serve(contract, studio.handlers, webSocketPort(socket), { onError: unforeseen(log) }),
  );
  server.on("request", (message, reply) => {
    answer(studio, gate, message, reply).catch((error: unknown) => {
      log.error("server.answer", { message: error instanceof Error ? error.message : String(error) });
      if (reply.headersSent) reply.destroy();
      else refuse(reply, 500, "Something went wrong in Circumplex itself; its log says what.");
    });
  });
  server.on("upgrade", (message: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    const url = addressOf(message);
    const verdict = url && gate.judge({ method: "GET", url, headers: message.headers, isSocket: true });
    if (url?.pathname !== "/contract" || verdict?.kind !== "pass") {
      log.warn("server.refused", { path: url?.pathname ?? "", socket: true });
      stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(message, stream, head, (socket) => sockets.emit("connection", socket, message));
  });
  return {
    url: `http://127.0.0.1:${own}/?token=${gate.token}`,
    port: own,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.clients) socket.close(1001);
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(studio: Served, gate: Gate, message: IncomingMessage, reply: ServerResponse): Promise<void> {
  const { method = "GET", headers } = message;
  const url = addressOf(message);
  if (url === undefined) return refuse(reply, 400, "This is not an address of Circumplex.");
  const verdict = gate.judge({ method, url, headers, isSocket: false });
  if (verdict.kind === "refuse") return refuse(reply, 403, verdict.sentence);
  if (verdict.kind === "welcome") {
    reply.writeHead(303, { ...GUARDS, location: "/", "set-cookie": verdict.cookie, "cache-control": "no-store" }).end();
    return;
  }
  if (!METHODS.includes(method)) return refuse(reply, 405, "Circumplex answers GET, HEAD and PUT.");
  try {
    const request = readRequest(message, reply, url, MOST_IMPORT_BYTES);
    const found = await underPolicy(url.pathname, await studio.fetch(request));
    await sendAnswer(found, reply, method !== "HEAD");
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    refuse(reply, 413, "A file may have 2 GB at most.");
  }
}

/** The studio may have wrapped what the body threw. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof BodyTooLarge || (error instanceof Error && error.cause !== undefined && isTooLarge(error.cause))
  );
}

/** Undefined when it is no address at all. */
function addressOf({ url = "" }: IncomingMessage): URL | undefined {
  const isPath = url.startsWith("/") && !url.startsWith("//");
  return isPath && URL.canParse(url, "http://localhost") ? new URL(url, "http://localhost") : undefined;
}

function refuse(reply: ServerResponse, status: number, sentence: string): void {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Circumplex</title><p>${sentence}</p></html>\n`;
  reply.writeHead(status, {
    ...GUARDS,
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    // The rest of a body that nobody reads would be taken for the next request.
    connection: "close",
  });
  reply.end(page);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
