/** @file What ports do with what is no frame, and with their own end. */
import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import type { Failure } from "../../app/contract/failure.ts";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import { messagePort } from "../../app/contract/ports/message-port.ts";
import { webSocketPort } from "../../app/contract/ports/web-socket.ts";
import type { Port } from "../../app/contract/wire.ts";
import type { Frame } from "../../app/contract/wire/frame.ts";
import { MOST_WEIGHT } from "../../app/contract/wire/frame.ts";
import { socketPair } from "../kit/transports.ts";

const STOP: Frame = { t: "stop", id: 7 };

/** Everything a port tells, and its end as a promise. */
function overheard(port: Port): { frames: unknown[]; closed: Promise<Failure | undefined> } {
  const frames: unknown[] = [];
  const closed = new Promise<Failure | undefined>((resolve) => {
    port.listen((frame) => frames.push(frame), resolve);
  });
  return { frames, closed };
}

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

describe("a WebSocket", () => {
  async function pair(): ReturnType<typeof socketPair> {
    const sockets = await socketPair();
    drops.push(sockets.close);
    return sockets;
  }

  test.each<[string, string | Uint8Array, Failure]>([
    ["binary", new Uint8Array([123, 125]), { code: "input.invalid", issues: ["frame: it is not text"] }],
    ["a text that is no JSON", "{", { code: "input.invalid", issues: ["frame: it is not JSON"] }],
    ["too long a text", JSON.stringify("x".repeat(MOST_WEIGHT)), { code: "wire.tooLarge", bytes: MOST_WEIGHT + 2 }],
  ])("is closed by %s, with the reason", async (_, message, reason) => {
    const { serving, asking } = await pair();
    const { frames, closed } = overheard(webSocketPort(serving));
    asking.send(message);
    const [code, text] = (await once(asking, "close")) as [number, Buffer];
    expect([await closed, frames]).toEqual([reason, []]);
    expect([code, text.toString()]).toEqual([4000, reason.code]);
  });

  test("delivers nothing after its end", async () => {
    const { serving, asking } = await pair();
    const { frames, closed } = overheard(webSocketPort(serving));
    asking.send("{");
    asking.send(JSON.stringify(STOP));
    await Promise.all([closed, once(asking, "close")]);
    expect(frames).toEqual([]);
  });

  test("that has closed before anybody listens says so", async () => {
    const { serving, asking } = await pair();
    asking.close();
    await once(serving, "close");
    expect(await overheard(webSocketPort(serving)).closed).toBeUndefined();
  });

  test("of which the other side vanishes is closed", async () => {
    const { serving, asking } = await pair();
    const { closed } = overheard(webSocketPort(serving));
    asking.terminate();
    expect(await closed).toBeUndefined();
  });

  test("takes a frame for nobody without complaint", async () => {
    const { serving, asking } = await pair();
    const port = webSocketPort(asking);
    serving.terminate();
    await once(asking, "close");
    expect(() => port.post(STOP)).not.toThrow();
  });
});

describe("a MessagePort", () => {
  test("is closed by too large a structure", async () => {
    const { port1, port2 } = new MessageChannel();
    const { closed } = overheard(messagePort(port1));
    port2.postMessage(new Uint8Array(MOST_WEIGHT + 1));
    expect(await closed).toMatchObject({ code: "wire.tooLarge" });
    await once(port2, "close");
  });

  test("refuses to send too large a structure and stays open", async () => {
    const { port1, port2 } = new MessageChannel();
    const port = messagePort(port1);
    const large: Frame = { t: "value", id: 1, value: "x".repeat(MOST_WEIGHT) };
    expect(() => port.post(large)).toThrow("wire.tooLarge");
    port.post(STOP);
    const [frame] = (await once(port2, "message")) as [unknown];
    expect(frame).toEqual(STOP);
    port.close();
  });
});

describe("every port", () => {
  test("delivers what was sent before anybody listened", async () => {
    const [one, other] = memoryPorts();
    one.post(STOP);
    const frame = await new Promise((resolve) => {
      other.listen(resolve, () => undefined);
    });
    expect(frame).toEqual(STOP);
  });

  test("says once that it ended, with the reason it was closed for", async () => {
    const [one, other] = memoryPorts();
    const reasons: (Failure | undefined)[] = [];
    one.listen(
      () => undefined,
      (reason) => reasons.push(reason),
    );
    const { closed } = overheard(other);
    one.close({ code: "cancelled" });
    one.close();
    expect(await closed).toBeUndefined();
    expect(reasons).toEqual([{ code: "cancelled" }]);
  });

  test("has one listener", () => {
    const [one] = memoryPorts();
    overheard(one);
    expect(() =>
      one.listen(
        () => undefined,
        () => undefined,
      ),
    ).toThrow("a port has one listener");
  });
});
