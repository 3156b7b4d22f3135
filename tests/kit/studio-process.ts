/** @file A real studio in a process of its own, and a client that talks to it as the page does. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";
import type { Client } from "../../app/contract/kinds.ts";
import { webSocketPort, type WebSocketLike } from "../../app/contract/ports/web-socket.ts";
import { studio, type StudioContract } from "../../app/contract/studio/studio.ts";
import { connect } from "../../app/contract/wire.ts";
import { COMMAND } from "./places.ts";

export interface StudioProcess {
  readonly process: ChildProcess;
  /** The page with its token. */
  readonly url: string;
  /** Cookie that the page gets. */
  readonly cookie: string;
  readonly origin: string;
  /** What it said on standard error. */
  said(): string;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/** Starts `circumplex serve` on a free port and waits until it listens. */
export function startStudio(directory: string, env: Readonly<Record<string, string>> = {}): Promise<StudioProcess> {
  return startProcess([COMMAND, "serve", "--port", "0", "--data", directory, "--json"], env);
}

/** Starts a studio that is found at the same address, with the same key, when it is started again. */
export function startSteadyStudio(directory: string, port: number, token: string): Promise<StudioProcess> {
  return startProcess([path.join(import.meta.dirname, "steady-studio.ts"), directory, String(port), token]);
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

async function startProcess(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<StudioProcess> {
  const child = spawn(process.execPath, words, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const line = await Promise.race([
    once(createInterface(child.stdout), "line").then(([text]) => text as string),
    once(child, "exit").then(([code, signal]) => {
      throw new Error(`The studio ended with ${code ?? signal}: ${said}`);
    }),
  ]);
  const { url } = JSON.parse(line) as { url: string };
  const welcome = await fetch(url, { redirect: "manual" });
  const cookie = welcome.headers.get("set-cookie")!.split(";")[0]!;
  return {
    process: child,
    url,
    cookie,
    origin: new URL(url).origin,
    said: () => said,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** A connection to a studio; closing it is what a page does when it goes. */
export interface Connection {
  readonly client: Client<StudioContract>;
  close(): void;
}

/** Connects as the page does, with cookie and origin. */
export async function connectTo({ origin, cookie }: Pick<StudioProcess, "origin" | "cookie">): Promise<Connection> {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/contract`, { headers: { cookie, origin } });
  await once(socket, "open");
  // ws has the browser's interface, but types its events more closely.
  return { client: connect(studio, webSocketPort(socket as WebSocketLike)), close: () => socket.terminate() };
}

/** Ids of the processes a process has started and not yet buried. */
export function childrenOf(pid: number): number[] {
  try {
    return execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
      .split("\n")
      .map((line) => Number(line.trim()))
      .filter((child) => child > 0);
  } catch {
    return [];
  }
}
