/** @file The local server over real HTTP and WebSockets: bodies stream, limits hold, and hostile callers change nothing. */
import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import net from "node:net";
import os from "node:os";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { MOST_MESSAGE_BYTES, webSocketPort } from "../../../app/contract/ports/web-socket.ts";
import { studio as contract } from "../../../app/contract/studio/studio.ts";
import { connect } from "../../../app/contract/wire.ts";
import { SILENT } from "../../../main/log.ts";
import { type Served, startServer, type StudioServer } from "../../../main/server/server.ts";

/** Chunks of 64 KiB that were taken from the endless picture before its reader left. */
let taken = 0;
let onCancel: () => void = () => {};
const left = new Promise<void>((resolve) => (onCancel = resolve));
let onAbort: () => void = () => {};
const aborted = new Promise<void>((resolve) => (onAbort = resolve));

/** The part of a back end that the tests ask for. */
const studio = {
  handlers: { "draft.get": () => ({ draft: null }) } as unknown as Served["handlers"],
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/") return new Response("<p nonce=CSP_NONCE>", { headers: { "content-type": "text/html" } });
    if (pathname === "/blob/endless") return endless();
    if (pathname === "/broken") throw new Error("on purpose");
    if (pathname === "/hangs") {
      request.signal.addEventListener("abort", () => onAbort());
      return new Promise(() => {});
    }
    if (pathname === "/import") {
      let bytes = 0;
      for await (const chunk of request.body!) bytes += chunk.length;
      return Response.json({ name: searchParams.get("name"), bytes, cookie: request.headers.get("cookie") });
    }
    return new Response("there", { status: 200, headers: { "content-length": "5" } });
  },
};

function endless(): Response {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken++;
      controller.enqueue(new Uint8Array(65_536));
    },
    cancel: () => onCancel(),
  });
  return new Response(body);
}

let server: StudioServer;
let origin: string;
let cookie: string;
beforeAll(async () => {
  server = await startServer({ studio, port: 0, log: SILENT });
  origin = new URL(server.url).origin;
  const welcome = await ask("/" + new URL(server.url).search, { headers: {} });
  cookie = welcome.headers["set-cookie"]![0]!.split(";")[0]!;
});
afterAll(() => server.close());

/** One request as this path says, with the cookie. */
async function ask(path: string, options: http.RequestOptions = {}, body?: string | Buffer): Promise<IncomingMessage> {
  const request = http.request(`${origin}`, { path, headers: { cookie }, agent: false, ...options });
  request.end(body);
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  return answer;
}

const statusOf = async (path: string, options?: http.RequestOptions, body?: string): Promise<number> => {
  const answer = await ask(path, options, body);
  answer.resume();
  return answer.statusCode!;
};

test("it listens on this machine only", () => {
  expect(origin).toBe(`http://127.0.0.1:${server.port}`);
  const outside = networkAddresses().find((address) => address !== "127.0.0.1");
  return outside === undefined ? undefined : expect(reach(outside)).rejects.toThrow();
});

test("the printed address sets the cookie and leaves itself behind", async () => {
  const answer = await ask("/" + new URL(server.url).search, { headers: {} });
  answer.resume();
  expect([answer.statusCode, answer.headers.location, answer.headers["referrer-policy"]]).toEqual([
    303,
    "/",
    "no-referrer",
  ]);
});

test("without the token there is one sentence and nothing else", async () => {
  const answer = await ask("/", { headers: {} });
  expect(answer.statusCode).toBe(403);
  expect(await text(answer)).toBe(
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Circumplex</title>' +
      "<p>Open the address that Circumplex printed when it started; it holds this session's key.</p></html>\n",
  );
});

test("the page carries a nonce; HEAD has the headers and no body; other methods are refused", async () => {
  expect(await text(await ask("/"))).toMatch(/^<p nonce=[\w+/]{24}>$/);
  const head = await ask("/file", { method: "HEAD" });
  expect([head.statusCode, head.headers["content-length"], await text(head)]).toEqual([200, "5", ""]);
  for (const method of ["POST", "DELETE", "OPTIONS", "PATCH", "TRACE"])
    expect(await statusOf("/", { method })).toBe(405);
});

describe("an import", () => {
  const headers = (): http.OutgoingHttpHeaders => ({ cookie, origin });

  test("arrives whole, and the cookie stays at the door", async () => {
    const body = Buffer.alloc(5_000_000, 7);
    const answer = await ask("/import?name=a.png", { method: "PUT", headers: headers() }, body);
    expect(JSON.parse(await text(answer))).toEqual({ name: "a.png", bytes: 5_000_000, cookie: null });
  });

  test("beyond the limit is refused before a byte of it is read", async () => {
    const options = { method: "PUT", headers: { ...headers(), "content-length": "3000000000" } };
    const request = http.request(origin, { path: "/import", agent: false, ...options });
    request.on("error", () => {});
    request.flushHeaders();
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    request.destroy();
    expect(answer.statusCode).toBe(413);
  });

  test("without an Origin is refused", async () => {
    expect(await statusOf("/import", { method: "PUT", headers: { cookie } }, "x")).toBe(403);
  });
});

test("a reader that is slow is waited for, and one that leaves ends the reading", async () => {
  const answer = await ask("/blob/endless");
  await once(answer, "readable");
  const before = await settled();
  expect(before).toBeLessThan(500);
  answer.destroy();
  await left;
});

/** Chunks taken, once no more are: the buffers between the two sides are full. */
async function settled(): Promise<number> {
  for (let last = -1; ; last = taken) {
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (last === taken) return taken;
  }
}

test("work for a caller that has left is aborted", async () => {
  const request = http.request(origin, { path: "/hangs", headers: { cookie }, agent: false });
  request.on("error", () => {});
  request.end();
  await once(request, "finish");
  // The answer never comes: once the server has read the request, this end goes away.
  expect(await statusOf("/file")).toBe(200);
  request.destroy();
  await aborted;
});

test("an answer that fails is one sentence, and the server goes on", async () => {
  const answer = await ask("/broken");
  expect([answer.statusCode, await text(answer)]).toEqual([
    500,
    expect.stringContaining("Something went wrong in Circumplex itself; its log says what."),
  ]);
  expect(await statusOf("/file")).toBe(200);
});

test.each([
  ["no HTTP at all", "\u0000\u0001\u0002\r\n\r\n", "400"],
  ["an address of another machine", "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n", "400"],
  ["an address without a path", "GET * HTTP/1.1\r\nHost: HOST\r\n\r\n", "400"],
  ["a path that is no address", "GET //[ HTTP/1.1\r\nHost: HOST\r\n\r\n", "400"],
  ["headers beyond measure", `GET / HTTP/1.1\r\nHost: HOST\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, "431"],
  ["two lengths", "PUT /import HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"],
])("%s is refused, and the server goes on", async (_name, message, status) => {
  const socket = net.connect(server.port, "127.0.0.1");
  socket.end(message.replace("HOST", `127.0.0.1:${server.port}`), "latin1");
  expect((await text(socket)).split(" ")[1]).toBe(status);
  expect(await statusOf("/file")).toBe(200);
});

describe("the contract's socket", () => {
  const open = (headers: Record<string, string>, path = "/contract"): WebSocket =>
    new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });

  test("answers the page", async () => {
    const socket = open({ cookie, origin });
    await once(socket, "open");
    const client = connect(contract, webSocketPort(socket));
    expect(await client["draft.get"]({})).toEqual({ draft: null });
    socket.close();
    await once(socket, "close");
  });

  test.each([
    ["without the cookie", () => open({ origin })],
    ["from another site", () => open({ cookie, origin: "http://evil.example" })],
    ["without an Origin", () => open({ cookie })],
    ["at another address", () => open({ cookie, origin }, "/other")],
  ])("%s is refused", async (_name, attempt) => {
    const [error] = (await once(attempt(), "error").catch((thrown: unknown) => [thrown])) as [Error];
    expect(error.message).toBe("Unexpected server response: 403");
  });

  test("a message beyond measure ends it, and the server goes on", async () => {
    const socket = open({ cookie, origin });
    await once(socket, "open");
    socket.send("x".repeat(MOST_MESSAGE_BYTES + 1));
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(1009);
    expect(await statusOf("/file")).toBe(200);
  });
});

test("closing ends what is open", async () => {
  const own = await startServer({ studio, port: 0, log: SILENT, token: "t" });
  const headers = { origin: `http://127.0.0.1:${own.port}`, cookie: `circumplex-${own.port}=t` };
  const socket = new WebSocket(`ws://127.0.0.1:${own.port}/contract`, { headers });
  await once(socket, "open");
  const hanging = http.request({ port: own.port, path: "/hangs", headers, agent: false });
  hanging.end();
  await once(hanging, "finish");
  const gone = [once(socket, "close"), once(hanging, "error")];
  await own.close();
  await Promise.all(gone);
  await expect(startServer({ studio, port: server.port, log: SILENT })).rejects.toThrow("EADDRINUSE");
});

function networkAddresses(): string[] {
  return Object.values(os.networkInterfaces()).flatMap((cards) =>
    (cards ?? []).filter(({ family }) => family === "IPv4").map(({ address }) => address),
  );
}

/** A connection to the server by another of this machine's addresses. */
async function reach(address: string): Promise<void> {
  const socket = net.connect(server.port, address);
  await once(socket, "connect");
  socket.destroy();
}
