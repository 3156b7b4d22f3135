/** @file Messages and requests of the page: heard when they come from it, and refused from anywhere else. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { MessageChannel } from "node:worker_threads";
import type { IpcMain, IpcMainEvent, MessageChannelMain, Protocol } from "electron";
import { expect, test } from "vitest";
import type { PictureDetail } from "../../../app/contract/studio/pictures.ts";
import { CHANNELS } from "../../../main/electron/channels.ts";
import { dragFile } from "../../../main/electron/drag-file.ts";
import { answerMessages } from "../../../main/electron/messages.ts";
import { answerScheme, registerScheme } from "../../../main/electron/scheme.ts";
import { places } from "../../../main/electron/start-up.ts";
import { type Logger, SILENT } from "../../../main/log.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";

type Listener = (event: IpcMainEvent, ...given: unknown[]) => void;

/** The listening side, and what came of each message. */
function listening(fileOf: (picture: string) => Promise<string> = (picture) => Promise.resolve(`/tmp/${picture}.png`)) {
  const done: unknown[] = [];
  const listeners = new Map<string, Listener>();
  const log: Logger = { ...SILENT, warn: (event, facts) => done.push([event, facts]) };
  answerMessages({
    ipcMain: { on: (channel: string, listener: Listener) => listeners.set(channel, listener) } as unknown as Pick<
      IpcMain,
      "on"
    >,
    MessageChannelMain: MessageChannel as unknown as new () => MessageChannelMain,
    serveAt: () => done.push("served"),
    fileOf,
    dragIcon: "/icon.png",
    log,
  });
  const sender = {
    postMessage: (channel: string, message: unknown, ports: unknown[]) => done.push([channel, message, ports.length]),
    startDrag: (item: unknown) => done.push(item),
  };
  const send = async (channel: string, senderFrame: unknown, given?: unknown): Promise<unknown[]> => {
    listeners.get(channel)!({ sender, senderFrame } as unknown as IpcMainEvent, given);
    await new Promise((resolve) => setImmediate(resolve));
    return done.splice(0);
  };
  return { send, channels: [...listeners.keys()] };
}

const page = { url: "studio://app/", parent: null };

test("there are two messages and no third", () => {
  expect(listening().channels).toEqual([CHANNELS.connect, CHANNELS.drag]);
});

test("the page gets one end of a port whose other end is served", async () => {
  expect(await listening().send(CHANNELS.connect, page)).toEqual(["served", [CHANNELS.port, null, 1]]);
});

test("the page may drag a picture out", async () => {
  const { send } = listening();
  expect(await send(CHANNELS.drag, page, "p1")).toEqual([{ file: "/tmp/p1.png", icon: "/icon.png" }]);
  expect(await send(CHANNELS.drag, page, "")).toEqual([]);
  expect(await send(CHANNELS.drag, page, { path: "/etc/passwd" })).toEqual([]);
});

test("a drag of a picture that is gone is logged and harms nobody", async () => {
  const { send } = listening(() => Promise.reject(new Error("gone")));
  expect(await send(CHANNELS.drag, page, "p1")).toEqual([["drag.failed", { message: "gone" }]]);
});

test.each([
  ["a frame inside it", { url: page.url, parent: {} }],
  ["another address", { url: "https://evil.example/", parent: null }],
  ["a frame that has gone", null],
])("%s gets nothing", async (_name, frame) => {
  const { send } = listening();
  for (const channel of [CHANNELS.connect, CHANNELS.drag]) {
    expect(await send(channel, frame, "p1")).toEqual([["message.refused", { channel }]]);
  }
});

test("a picture is dragged as a file with a readable name, bytes unchanged, and never a path of its own choosing", async () => {
  const picture = { blob: "ab".repeat(32), prompt: "../../ a quiet: harbour / at dawn", name: null, index: 2 };
  const studio = {
    handlers: { "pictures.get": () => picture as unknown as PictureDetail },
    fetch: (request: Request) => Promise.resolve(new Response(new URL(request.url).pathname)),
  };
  const folder = temporaryFolder();
  const file = await dragFile(studio, "studio://app", folder, "p1");
  expect(path.relative(folder, file)).toBe(path.join("abababababab", "a-quiet-harbour-at-dawn-3.png"));
  expect(readFileSync(file, "utf8")).toBe(`/blob/${picture.blob}`);
});

test("the scheme has an origin of its own, is answered under the policy, and only at its own host", async () => {
  let answer: Parameters<Protocol["handle"]>[1] | undefined;
  const registered: unknown[] = [];
  registerScheme({ registerSchemesAsPrivileged: (schemes) => void registered.push(...schemes) });
  expect(registered).toEqual([
    {
      scheme: "studio",
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
  const fetch = (request: Request): Promise<Response> =>
    new URL(request.url).pathname === "/broken"
      ? Promise.reject(new Error("on purpose"))
      : Promise.resolve(new Response("<p nonce=CSP_NONCE>", { headers: { "content-type": "text/html" } }));
  answerScheme({ handle: (_scheme, handler) => void (answer = handler) }, fetch, SILENT);
  const ask = async (address: string): Promise<Response> =>
    answer!(new Request(address) as Parameters<typeof answer & {}>[0]);
  const found = await ask("studio://app/");
  expect(found.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await found.text()).toMatch(/^<p nonce=[\w+/]{24}>$/);
  expect((await ask("studio://other/")).status).toBe(404);
  expect((await ask("studio://app/broken")).status).toBe(500);
});

test("a packed program opens models and icons outside its archive, and the page inside it", () => {
  const packed = places({ appPath: "/opt/Circumplex/resources/app.asar", words: ["circumplex", "--data", "/data"] });
  expect(packed).toEqual({
    data: "/data",
    keys: "/data/keys.json",
    window: "/data/window",
    models: "/opt/Circumplex/resources/app.asar.unpacked/resources/models",
    instructions: "/opt/Circumplex/resources/app.asar.unpacked/resources/judge",
    page: "/opt/Circumplex/resources/app.asar/out/desktop/renderer",
    preload: "/opt/Circumplex/resources/app.asar/out/desktop/preload/preload.cjs",
    icon: "/opt/Circumplex/resources/app.asar.unpacked/resources/icons/icon.png",
    smallIcon: "/opt/Circumplex/resources/app.asar.unpacked/resources/icons/tray.png",
  });
  expect(places({ appPath: "/here", words: ["electron", "--data=/other"] })).toMatchObject({
    data: "/other",
    models: "/here/resources/models",
    instructions: "/here/resources/judge",
  });
});
