/** @file One question over HTTP: limits of time and size, being called off, and what a failed connection is called. */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ChatError } from "../../../../native/judge/chat/chat.ts";
import { exchange, type Exchange } from "../../../../native/judge/server/exchange.ts";
import { type Answering, chatServer, type ChatServer } from "../../../kit/chat-server.ts";
import { thrown } from "./judges.ts";

const QUESTION: Exchange = { path: "/chat/completions", body: {}, mostBytes: 1024, milliseconds: 5000 };

function ask(server: Pick<ChatServer, "address">, change: Partial<Exchange> = {}, signal?: AbortSignal) {
  return exchange({ address: server.address, allowedHost: null, key: "sk-key" }, { ...QUESTION, ...change }, signal);
}

/** A server of bare sockets: answers whatever comes with these bytes, then does this to the connection. */
async function bareServer(
  bytes: string,
  then: (socket: Socket) => void,
): Promise<{ readonly address: string; readonly host: string }> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.write(bytes, () => then(socket)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/v1`, host: `127.0.0.1:${port}` };
}

test("a status is an answer, whatever it is, and a text is read as UTF-8", async () => {
  const server = await chatServer({
    answering: (_question, response) => {
      response.statusCode = 418;
      response.end("Grüße 🌊");
    },
  });
  expect(await ask(server)).toEqual({ status: 418, text: "Grüße 🌊" });
});

test("an answer up to the limit is read, one byte more is not, said before or found out", async () => {
  const sized =
    (bytes: number, told: boolean): Answering =>
    (_question, response) => {
      if (told) response.setHeader("content-length", bytes);
      response.end("x".repeat(bytes));
    };
  const whole = await chatServer({ answering: sized(1024, false) });
  expect((await ask(whole)).text).toHaveLength(1024);
  for (const told of [true, false]) {
    const larger = await chatServer({ answering: sized(1025, told) });
    expect(await thrown(ask(larger))).toMatchObject({
      message: `The answer of 127.0.0.1:${larger.port} is larger than 1 KB.`,
    });
    await expect.poll(() => larger.connections()).toBe(0);
  }
});

test.each<[string, Answering]>([
  ["says nothing", () => {}],
  ["stops in the middle", (_question, response) => void response.write("{")],
])("a server that %s is left when its time is over, and its connection closed", async (_what, answering) => {
  const server = await chatServer({ answering });
  const error = await thrown(ask(server, { milliseconds: 60 }));
  expect(error).toBeInstanceOf(ChatError);
  expect(error).toMatchObject({
    message: `127.0.0.1:${server.port} gave no whole answer within 0.06 s.`,
    lasting: true,
  });
  await expect.poll(() => server.connections()).toBe(0);
});

test("a drip of bytes does not stretch the time", async () => {
  const server = await chatServer({
    answering: (_question, response) => {
      const drip = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(drip));
    },
  });
  expect(await thrown(ask(server, { milliseconds: 100 }))).toMatchObject({ lasting: true });
});

test.each([
  ["anything has come", false],
  ["all has come", true],
])(
  "a question that is called off before %s throws the caller's reason and closes the connection",
  async (_when, begun) => {
    const caller = new AbortController();
    const server = await chatServer({
      answering: (_question, response) => {
        if (begun) response.write("{");
        setTimeout(() => caller.abort(new Error("no longer wanted")), 5);
      },
    });
    expect(await thrown(ask(server, {}, caller.signal))).toMatchObject({ message: "no longer wanted" });
    await expect.poll(() => server.connections()).toBe(0);
  },
);

test("a question called off before it is asked is not sent", async () => {
  const server = await chatServer({ answering: (_question, response) => void response.end() });
  expect(await thrown(ask(server, {}, AbortSignal.abort(new Error("never mind"))))).toMatchObject({
    message: "never mind",
  });
  expect(server.questions).toEqual([]);
});

test.each<[string, string, (socket: Socket) => void, RegExp]>([
  ["closes at once", "", (socket) => socket.destroy(), /broke the connection/],
  ["resets", "HTTP/1.1 200 OK\r\n", (socket) => socket.resetAndDestroy(), /broke the connection/],
  ["half closes", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab", (socket) => socket.end(), /broke the connection/],
  [
    "cuts a chunk",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nab",
    (socket) => socket.end(),
    /broke the connection/,
  ],
  ["speaks SSH", "SSH-2.0-OpenSSH_9.9\r\n", () => {}, /does not speak HTTP as it should \(HPE_/],
  [
    "changes the protocol",
    "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n",
    () => {},
    /broke the connection/,
  ],
  [
    "has a head without end",
    `HTTP/1.1 200 OK\r\nx: ${"y".repeat(70_000)}`,
    () => {},
    /does not speak HTTP as it should \(HPE_/,
  ],
])("a server that %s is told of in one sentence", async (_what, bytes, then, sentence) => {
  const server = await bareServer(bytes, then);
  const error = (await thrown(ask(server))) as ChatError;
  expect(error).toBeInstanceOf(ChatError);
  expect(error.message).toMatch(sentence);
  expect(error.message.startsWith(server.host)).toBe(true);
});

test.each([
  "http://127.0.0.1:1/v1?key=1",
  "http://me:secret@127.0.0.1:1/v1",
  "http://127.0.0.1:1/v1#x",
  "ftp://127.0.0.1/v1",
  "nonsense",
])("the address %s is refused", async (address) => {
  expect(await thrown(ask({ address }))).toMatchObject({ name: "ChatError", lasting: true });
});
