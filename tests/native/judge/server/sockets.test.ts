/** @file To a host that was not allowed no socket is opened and no name resolved: seen by watching every socket of the process. */
import { spawn } from "node:child_process";
import dns from "node:dns";
import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { StudioError } from "../../../../app/contract/failure.ts";
import { listModels } from "../../../../native/judge/server/list-models.ts";
import { probeServerJudge } from "../../../../native/judge/server/server-judge.ts";
import { chatServer } from "../../../kit/chat-server.ts";
import { seeingModel } from "../../../kit/seeing-model.ts";
import { grey, INSTRUCTIONS, judgeAt, setupOf, thrown } from "./judges.ts";

/** Every connection begun and every name looked up, as its arguments begin. */
let seen: string[] = [];

beforeEach(() => {
  seen = [];
  const connect = Reflect.get(net.Socket.prototype, "connect") as (...given: unknown[]) => net.Socket;
  vi.spyOn(net.Socket.prototype, "connect").mockImplementation(function (this: net.Socket, ...given: unknown[]) {
    const [options] = (Array.isArray(given[0]) ? given[0] : given) as [{ host?: string; port?: number }];
    seen.push(`socket ${options.host}:${options.port}`);
    return Reflect.apply(connect, this, given);
  });
  const { lookup } = dns;
  vi.spyOn(dns, "lookup").mockImplementation(((name: string, ...rest: unknown[]) => {
    seen.push(`name ${name}`);
    return Reflect.apply(lookup, dns, [name, ...rest]) as unknown;
  }) as typeof dns.lookup);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const REQUEST = {
  first: "a boat",
  prompt: "a boat",
  target: { valence: 0, arousal: 0 },
  measured: { mean: { valence: 0, arousal: 0 }, deviation: { valence: 0, arousal: 0 } },
  pictures: [grey(3)],
  tried: [],
};

/** Everything that would send something to the address. */
function everyWay(address: string, allowedHost: string | null): readonly (() => Promise<unknown>)[] {
  const { signal } = new AbortController();
  const judge = judgeAt(address, { allowedHost });
  return [
    () => judge.measure(grey(1)),
    () => judge.propose!(REQUEST, signal),
    () => listModels({ address, allowedHost, key: null }, signal),
    () => probeServerJudge({ setup: setupOf(address, { allowedHost }), key: null, instructions: INSTRUCTIONS }, signal),
  ];
}

test.each([
  ["http://judge.example/v1", null, "judge.example"],
  ["http://judge.example/v1", "example", "judge.example"],
  ["http://judge.example/v1", "other.example", "judge.example"],
  ["http://sub.judge.example/v1", "judge.example", "sub.judge.example"],
  ["https://judge.example.evil/v1", "judge.example", "judge.example.evil"],
  ["http://127.0.0.1@judge.example/v1", null, "judge.example"],
  ["http://127.0.0.1.judge.example/v1", null, "127.0.0.1.judge.example"],
  ["http://localhost.judge.example/v1", null, "localhost.judge.example"],
  ["http://10.0.0.1/v1", null, "10.0.0.1"],
  ["http://0.0.0.0:8080/v1", null, "0.0.0.0"],
  ["http://169.254.169.254/latest", null, "169.254.169.254"],
  ["http://[::]/v1", null, "[::]"],
  ["http://[::ffff:10.0.0.1]/v1", null, "[::ffff:a00:1]"],
  ["http://[2001:db8::1]/v1", null, "[2001:db8::1]"],
])("%s with %s allowed: nothing leaves", async (address, allowedHost, host) => {
  for (const way of everyWay(address, allowedHost)) {
    const error = (await thrown(way())) as StudioError;
    expect(error).toBeInstanceOf(StudioError);
    expect(error.failure).toEqual({ code: "judge.hostNotAllowed", host });
  }
  expect(seen).toEqual([]);
});

test("what is allowed is seen by the watch, and nothing beside it", async () => {
  const server = await chatServer({ answering: seeingModel });
  seen = [];
  for (const way of everyWay(server.address, null)) await way();
  expect([...new Set(seen)]).toEqual([`socket 127.0.0.1:${server.port}`]);
});

test("localhost is this machine without anybody being asked for the name", async () => {
  const server = await chatServer({ answering: seeingModel });
  seen = [];
  await judgeAt(`http://localhost:${server.port}/v1`).measure(grey(9));
  expect(server.questions.length).toBeGreaterThan(0);
  expect([...new Set(seen)]).toEqual([`socket localhost:${server.port}`]);
});

test("a host that is allowed by name is looked up and asked, in whatever case it was written", async () => {
  await thrown(judgeAt("http://No-Such-Host.invalid:9/v1", { allowedHost: "no-such-host.INVALID" }).measure(grey(9)));
  expect(seen).toEqual(["socket no-such-host.invalid:9", "name no-such-host.invalid"]);
});

test.each([301, 302, 303, 307, 308])(
  "a redirection by %i to another host is told of and not followed",
  async (code) => {
    const server = await chatServer({
      answering: (_question, response) => {
        response.writeHead(code, { location: "http://judge.example/v1/chat/completions" });
        response.end();
      },
    });
    // A server that begins to listen resolves its own address.
    seen = [];
    expect(await thrown(judgeAt(server.address).measure(grey(9)))).toMatchObject({
      failure: {
        sentence: `127.0.0.1:${server.port} sends the question on to another address, which is not followed.`,
      },
    });
    expect([...new Set(seen)]).toEqual([`socket 127.0.0.1:${server.port}`]);
  },
);

test("a proxy that the environment names gets nothing, though Node would obey it", async () => {
  let reached = 0;
  const proxy = net.createServer((socket) => {
    reached++;
    socket.destroy();
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => void proxy.close());
  const server = await chatServer({ answering: seeingModel });
  const script = `
    const { listModels } = await import(${JSON.stringify(new URL("../../../../native/judge/server/list-models.ts", import.meta.url).href)});
    const address = ${JSON.stringify(server.address)};
    if (process.argv[1] === "fetch") await fetch(address + "/models");
    else console.log(JSON.stringify(await listModels({ address, allowedHost: null, key: null })));`;
  const run = async (how: string): Promise<string> => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, how], {
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        ...process.env,
        NODE_USE_ENV_PROXY: "1",
        HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
        NO_PROXY: "",
      },
    });
    return text(child.stdout);
  };
  expect(JSON.parse(await run("ours"))).toEqual(["tiny"]);
  expect(reached).toBe(0);
  await run("fetch");
  expect(reached).toBeGreaterThan(0);
});
