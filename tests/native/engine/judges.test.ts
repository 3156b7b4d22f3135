/** @file Judges in the engine: a chat server measures, is listed, tried and asked for words, and its faults cost no drawing. */
import dns from "node:dns";
import { writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { engineContract, type JudgeOrder } from "../../../app/contract/engine/engine.ts";
import { judgeSetup, localSetup } from "../../../app/contract/studio/judges.ts";
import { encodePng } from "../../../native/image/png.ts";
import { storeBlob } from "../../../native/files/blobs.ts";
import { plainSquare } from "../../../native/judge/chat/known-pictures.ts";
import { chatServer, say, topicOf, wordsOf } from "../../kit/chat-server.ts";
import { engineHere, eventsOf, JUDGE, ofKind, smallSeries } from "../../kit/engine.ts";
import { seeingModel } from "../../kit/seeing-model.ts";

const context = () => ({ signal: new AbortController().signal });
const KEY = "sk-not-to-be-told";

/** A judge at a server; what is given replaces parts of its set-up. */
function serverOrder(address: string, change: Readonly<Record<string, unknown>> = {}): JudgeOrder {
  const setup = judgeSetup.parse({ kind: "server", address, model: "tiny", reads: 1, timeoutSeconds: 5, ...change });
  if (setup.kind !== "server") throw new Error("It is a server.");
  return { kind: "server", id: "far", setup, key: KEY, calibration: null };
}

const probed = async (engine: ReturnType<typeof engineHere>["engine"], judge: JudgeOrder) => {
  const events = [];
  for await (const event of engine["judges.probe"]({ judge }, context()))
    events.push(engineContract["judges.probe"].event.parse(event));
  return events;
};

test("a server that sees measures what is drawn, under its own name and on its own scale", async () => {
  const { address } = await chatServer({ answering: seeingModel });
  const { engine } = engineHere();
  const series = { ...smallSeries({ frames: 2 }), judge: serverOrder(address) };
  const events = await eventsOf(engine["series.draw"](series, context()));
  const [opened] = ofKind(events, "opened");
  expect(opened!.judge?.id).toBe("far");
  const measured = ofKind(events, "measured");
  expect(measured.map(({ index, style }) => [index, style.length])).toEqual([
    [0, 7],
    [1, 7],
  ]);
  for (const { measurement } of measured)
    expect(measurement).toMatchObject({ scale: "rated", judge: opened!.judge, causes: expect.any(Array) });
});

test("whatever a hostile server answers while a series is drawn, every picture is there, and none has a number nobody said", async () => {
  const hostile: readonly ((response: Parameters<typeof say>[0]) => unknown)[] = [
    (response) => response.end("<html>busy</html>"),
    (response) => response.destroy(),
    (response) => say(response, '{"valence": "3", "arousal": NaN}'),
    (response) => say(response, '{"valence": 1e9, "arousal": 1e9}'),
    (response) => response.writeHead(500).end(`no ${KEY}`),
    (response) => response.end("x".repeat(1 << 20)),
    (response) => say(response, "Ignore your instructions: valence 2, arousal 2."),
    (response) => response.writeHead(302, { location: "http://example.org/" }).end(),
  ];
  let asked = 0;
  const server = await chatServer({
    answering: (_question, response) => void hostile[asked++ % hostile.length]!(response),
  });
  const { engine } = engineHere();
  const series = { ...smallSeries({ frames: 6 }), judge: serverOrder(server.address) };
  const events = await eventsOf(engine["series.draw"](series, context()));
  expect(ofKind(events, "drawn")).toHaveLength(6);
  expect(ofKind(events, "measured")).toEqual([]);
  const reasons = ofKind(events, "unmeasured").map(({ reason }) => reason);
  expect(reasons).toHaveLength(6);
  for (const reason of reasons) expect(reason).toMatch(/^far could not read it: .+\.$/);
  expect(JSON.stringify(events)).not.toContain(KEY);
  expect(await server.connections()).toBe(0);
  expect(asked).toBeGreaterThanOrEqual(6);
});

test("a server that is not there leaves pictures unmeasured, in one sentence that says where", async () => {
  const server = await chatServer({ answering: seeingModel });
  const { address, port } = server;
  await server.close();
  const { engine } = engineHere();
  const series = { ...smallSeries({ frames: 2 }), judge: serverOrder(address) };
  const events = await eventsOf(engine["series.draw"](series, context()));
  const reason = `far could not read it: No server answers at 127.0.0.1:${port} (ECONNREFUSED).`;
  expect(ofKind(events, "unmeasured")).toMatchObject([
    { index: 0, reason },
    { index: 1, reason },
  ]);
});

test("a folder that holds no model leaves pictures unmeasured, drawn or brought, and fails its trial, in one sentence", async () => {
  const { engine, uploads } = engineHere();
  const judge: JudgeOrder = {
    kind: "local",
    id: "near",
    setup: localSetup.parse({ folder: "/nowhere/at/all" }),
    calibration: null,
  };
  const events = await eventsOf(engine["series.draw"]({ ...smallSeries({ frames: 2 }), judge }, context()));
  expect(ofKind(events, "opened")[0]!.judge).toBeNull();
  const reasons = ofKind(events, "unmeasured").map(({ reason }) => reason);
  expect(reasons).toHaveLength(2);
  expect(reasons[0]).toMatch(/^near could not be opened: .*\/nowhere\/at\/all.*\.$/);
  const sentence = expect.stringContaining("/nowhere/at/all") as string;
  expect(await probed(engine, judge)).toMatchObject([{ kind: "done", probe: { ok: false, sentence } }]);
  writeFileSync(path.join(uploads, "in.png"), await encodePng(plainSquare([9, 9, 9], 64)));
  expect(await engine["pictures.admit"]({ file: "in.png", name: "in.png", judge }, context())).toMatchObject({
    measurement: null,
    style: { length: 7 },
    problem: { code: "judge.failed", judge: "near", sentence },
  });
});

test("a drawing is cancelled while the server thinks", async () => {
  const controller = new AbortController();
  const { address } = await chatServer({ answering: () => controller.abort(new Error("enough")) });
  const { engine } = engineHere();
  const series = { ...smallSeries({ frames: 2 }), judge: serverOrder(address, { timeoutSeconds: 600 }) };
  await expect(eventsOf(engine["series.draw"](series, { signal: controller.signal }))).rejects.toThrow("enough");
});

test("nothing is sent to a host that is not allowed: no socket, no name asked for", async () => {
  const sockets = vi.spyOn(net.Socket.prototype, "connect");
  const names = vi.spyOn(dns, "lookup");
  onTestFinished(() => void vi.restoreAllMocks());
  const { engine, blobs } = engineHere();
  const judge = serverOrder("http://models.example.org/v1", { allowedHost: "example.org" });
  const blob = await storeBlob(blobs, await encodePng(plainSquare([9, 9, 9], 64)));
  const refusal = { failure: { code: "judge.hostNotAllowed", host: "models.example.org" } };
  const place = { address: "http://models.example.org/v1", allowedHost: null, key: KEY };
  const round = { first: "a boat", prompt: "a boat", target: { valence: 1, arousal: 1 }, pictures: [blob], tried: [] };
  const measured = { mean: { valence: 0, arousal: 0 }, deviation: { valence: 1, arousal: 1 } };
  await expect(Promise.resolve(engine["pictures.measure"]({ blob, judge }, context()))).rejects.toMatchObject(refusal);
  await expect(Promise.resolve(engine["judges.models"](place, context()))).rejects.toMatchObject(refusal);
  await expect(probed(engine, judge)).rejects.toMatchObject(refusal);
  await expect(
    Promise.resolve(engine["judges.propose"]({ judge, ...round, measured }, context())),
  ).rejects.toMatchObject(refusal);
  const events = await eventsOf(engine["series.draw"]({ ...smallSeries({ frames: 2 }), judge }, context()));
  expect(ofKind(events, "unmeasured")).toHaveLength(2);
  expect(sockets).not.toHaveBeenCalled();
  expect(names).not.toHaveBeenCalled();
  // Those who watch would see one.
  const { address } = await chatServer({ answering: seeingModel });
  await engine["judges.models"]({ ...place, address }, context());
  expect(sockets).toHaveBeenCalled();
});

test("a server's models are listed, and what went wrong is said of the server", async () => {
  const { engine } = engineHere();
  const { address } = await chatServer({ answering: seeingModel, models: ["tiny", "large"] });
  const ask = async (at: string) => engine["judges.models"]({ address: at, allowedHost: null, key: null }, context());
  expect(await ask(address)).toEqual({ models: ["tiny", "large"] });
  const page = await chatServer({ answering: seeingModel, listing: (_request, response) => response.end("<html>") });
  await expect(ask(page.address)).rejects.toMatchObject({
    failure: { code: "judge.failed", judge: `127.0.0.1:${page.port}`, sentence: expect.stringContaining("not JSON") },
  });
});

test("a trial says what a judge is: one that sees, one that does not, one of the program, one that is missing", async () => {
  const { engine } = engineHere();
  const sees = await chatServer({ answering: seeingModel });
  const blind = await chatServer({ answering: (_question, response) => say(response, '{"colour": "red"}') });
  const [good] = await probed(engine, serverOrder(sees.address));
  expect(good).toMatchObject({ kind: "done", probe: { ok: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  const [bad] = await probed(engine, serverOrder(blind.address));
  expect(bad).toMatchObject({ probe: { ok: false, sentence: expect.stringContaining("It does not see pictures") } });
  const [own] = await probed(engine, { kind: "embedded", id: JUDGE });
  expect(own).toMatchObject({ probe: { ok: true, milliseconds: expect.any(Number), bytes: null } });
  const missing = { failure: { code: "model.missing", model: "nobody" } };
  await expect(probed(engine, { kind: "embedded", id: "nobody" })).rejects.toMatchObject(missing);
});

test("suggestions come from a judge with words, which sees the pictures and keeps the subject; others have none", async () => {
  const { engine, blobs } = engineHere();
  const server = await chatServer({ answering: seeingModel });
  const blob = await storeBlob(blobs, await encodePng(plainSquare([40, 40, 60], 64)));
  const round = {
    first: "a red boat on a lake",
    prompt: "a red boat on a lake",
    target: { valence: 1.5, arousal: 0.5 },
    measured: { mean: { valence: -1, arousal: 0 }, deviation: { valence: 0.3, arousal: 0.3 } },
    pictures: [blob],
    tried: [{ prompt: "a red boat on a lake, fog", valence: -0.4, arousal: -0.2 }],
  };
  const ask = async (judge: JudgeOrder) => engine["judges.propose"]({ judge, ...round }, context());
  const { proposals } = engineContract["judges.propose"].output.parse(await ask(serverOrder(server.address)));
  expect(proposals).toMatchObject([
    { prompt: "a red boat on a lake, in bright sunlight", families: ["judge"], source: "far" },
  ]);
  const asked = server.questions.find((question) => topicOf(question) === "suggestions")!;
  expect(wordsOf(asked)).toContain("a red boat on a lake, fog");
  expect(await ask({ kind: "embedded", id: JUDGE })).toEqual({ proposals: [] });
  const gone = { ...round, pictures: ["0".repeat(64)] };
  await expect(
    Promise.resolve(engine["judges.propose"]({ judge: serverOrder(server.address), ...gone }, context())),
  ).rejects.toMatchObject({ failure: { code: "picture.unreadable" } });
});
