/** @file Judges through the studio, with its real store and engine: added, tried, chosen, calibrated, and their keys kept from the disk. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Client } from "../../../../app/contract/kinds.ts";
import { type JudgeSetup, judgeSetup, type JudgeWork } from "../../../../app/contract/studio/judges.ts";
import type { Feedback, StudioContract } from "../../../../app/contract/studio/studio.ts";
import type { Measurement } from "../../../../app/judge/measurement.ts";
import { openLog } from "../../../../main/log.ts";
import { chatServer, say, topicOf } from "../../../kit/chat-server.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { seeingModel } from "../../../kit/seeing-model.ts";
import {
  detailOf,
  openStudio,
  smallRequest,
  type StudioUnderTest,
  until,
  untilJob,
} from "../../../kit/studio-in-process.ts";

const KEY = "sk-0123456789-never-on-disk";

function setupAt(address: string, change: Readonly<Record<string, unknown>> = {}): JudgeSetup {
  return judgeSetup.parse({ kind: "server", address, model: "tiny", reads: 1, timeoutSeconds: 5, ...change });
}

async function workOf(events: AsyncIterable<JudgeWork>): Promise<JudgeWork[]> {
  const all: JudgeWork[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const stateOf = async (client: Client<StudioContract>, id: string) =>
  (await client["judges.list"]({})).judges.find((judge) => judge.id === id);

/** The judge that the overview names, once it is another than before. */
async function measuringBy(studio: StudioUnderTest, id: string | null): Promise<Feedback["judge"]> {
  let judge: Feedback["judge"] = null;
  await until(studio, (event) => {
    const feedback =
      event.kind === "snapshot" ? event.overview.feedback : event.kind === "feedback" ? event.feedback : undefined;
    judge = feedback?.judge ?? null;
    return feedback !== undefined && (judge?.id ?? null) === id;
  });
  return judge;
}

/** Draws a small series and gives what was measured, undefined for what was not. */
async function drawn(studio: StudioUnderTest, frames: number): Promise<(Measurement | undefined)[]> {
  const { series, job } = await studio.client["series.start"]({ request: smallRequest({ frames, size: 128 }) });
  await untilJob(studio, job, "done", "failed");
  const { frames: all } = await detailOf(studio, series);
  const details = await Promise.all(all.map(({ picture }) => studio.client["pictures.get"]({ picture: picture!.id })));
  return details.map(({ measurement }) => measurement ?? undefined);
}

/** Every byte that lies in a folder. */
function bytesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "latin1"))
    .join("\n");
}

const refusal = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "done",
    (error: unknown) => error,
  );

test("the program's own judge measures at first, and the witness never does", async () => {
  const studio = openStudio();
  const { client } = studio;
  expect(await measuringBy(studio, "papercut-judge")).toEqual({ id: "papercut-judge", name: "papercut-judge" });
  const { judges, chosen, keys } = await client["judges.list"]({});
  expect(judges.map(({ id, kind, witness, problem }) => [id, kind, witness, problem])).toEqual([
    ["papercut-judge", "embedded", false, null],
    ["papercut-witness", "embedded", true, null],
  ]);
  expect([chosen, keys]).toEqual(["papercut-judge", "session"]);
  expect(await refusal(client["judges.choose"]({ judge: "papercut-witness" }))).toMatchObject({
    failure: { code: "input.invalid", issues: [expect.stringContaining("kept for evidence")] },
  });
  for (const judge of ["nobody", "papercut-judge"])
    expect(await refusal(client["judges.remove"]({ judge }))).toMatchObject({
      failure: { code: "input.unknown", what: "judge", id: judge },
    });
  const tried = await workOf(client["judges.probe"]({ judge: "papercut-judge" }));
  expect(tried.at(-1)).toMatchObject({ kind: "done", judge: { id: "papercut-judge", probe: { ok: true } } });
  const unknown = await workOf(client["judges.probe"]({ judge: "nobody" }));
  expect(unknown).toMatchObject([{ kind: "failed", failure: { code: "input.unknown" } }]);
});

test("a server that passed its trial measures; changed, or gone, it does so no more", async () => {
  const server = await chatServer({ answering: seeingModel });
  const studio = openStudio();
  const { client } = studio;
  await measuringBy(studio, "papercut-judge");
  const { judge } = await client["judges.add"]({ name: "Seer", setup: setupAt(server.address) });
  expect(await refusal(client["judges.choose"]({ judge }))).toMatchObject({
    failure: { code: "input.invalid", issues: ["Seer has not been tried yet."] },
  });
  expect(await client["judges.models"]({ address: server.address })).toEqual({ models: ["tiny"] });
  const tried = await workOf(client["judges.probe"]({ judge }));
  expect(tried.at(-1)).toMatchObject({ kind: "done", judge: { id: judge, suggests: true, probe: { ok: true } } });
  await client["judges.choose"]({ judge });
  expect(await measuringBy(studio, judge)).toEqual({ id: judge, name: "Seer" });
  const measured = await drawn(studio, 2);
  expect(measured.map((one) => [one?.judge.id, one?.scale])).toEqual([
    [judge, "rated"],
    [judge, "rated"],
  ]);
  const sha256 = (await stateOf(client, judge))!.probe!.sha256;
  expect(measured[0]!.judge.sha256).toBe(sha256);

  await client["judges.change"]({ judge, name: "Seer", setup: setupAt(server.address, { model: "large" }) });
  expect((await stateOf(client, judge))!.probe).toBeNull();
  expect((await measuringBy(studio, "papercut-judge"))!.id).toBe("papercut-judge");
  const large = await workOf(client["judges.probe"]({ judge }));
  expect(large.at(-1)).toMatchObject({
    judge: { probe: { ok: false, sentence: expect.stringContaining("no model large") } },
  });
  await client["judges.change"]({ judge, name: "Seer", setup: setupAt(server.address) });
  await workOf(client["judges.probe"]({ judge }));
  await measuringBy(studio, judge);
  await client["judges.remove"]({ judge });
  await measuringBy(studio, "papercut-judge");
  expect((await client["judges.list"]({})).judges).toHaveLength(2);
});

test("calibrated on one's own pictures, a judge measures on the plane's scale", async () => {
  const server = await chatServer({ answering: seeingModel });
  const studio = openStudio();
  const { client } = studio;
  await measuringBy(studio, "papercut-judge");
  const { judge } = await client["judges.add"]({ name: "Seer", setup: setupAt(server.address) });
  const failureOf = async (): Promise<unknown> => (await workOf(client["judges.calibrate"]({ judge, pictures: 8 })))[0];
  expect(await failureOf()).toMatchObject({
    kind: "failed",
    failure: { issues: ["Seer is to be tried before it is calibrated."] },
  });
  await workOf(client["judges.probe"]({ judge }));
  expect(await failureOf()).toMatchObject({
    failure: { issues: ["Calibrating takes 8 drawn pictures at least, and there are 0."] },
  });
  expect(server.questions.every((question) => topicOf(question) !== "arousal")).toBe(true);
  await drawn(studio, 9);
  const work = await workOf(client["judges.calibrate"]({ judge, pictures: 8 }));
  expect(work.filter(({ kind }) => kind === "reading").map((event) => "done" in event && event.done)).toEqual(
    Array.from({ length: 9 }, (_, done) => done),
  );
  const { calibration } = (await stateOf(client, judge))!;
  expect(work.at(-1)).toMatchObject({ kind: "done", judge: { calibration } });
  expect(calibration).toMatchObject({ pictures: 8, reference: "papercut-judge", points: { length: 8 } });
  await client["judges.choose"]({ judge });
  const [measured] = await drawn(studio, 2);
  const { rated, scale, valence } = measured!;
  const { offset, slope } = calibration!.valence;
  expect([scale, valence]).toEqual([
    "range",
    expect.closeTo(Math.max(-2.4, Math.min(2.4, offset + slope * rated.valence)), 6),
  ]);

  const own = await workOf(client["judges.calibrate"]({ judge: "papercut-judge" }));
  expect(own).toMatchObject([{ failure: { issues: ["papercut-judge is what others are calibrated by."] } }]);
});

test("a key is sent and nowhere kept: not in the data folder, the log or the report, whatever the server says", async () => {
  const directory = temporaryFolder();
  let echoes = false;
  const server = await chatServer({
    answering: (question, response) => {
      if (!echoes) return seeingModel(question, response);
      const error = { message: `Incorrect key provided: ${question.headers.authorization}` };
      response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error }));
    },
  });
  const studio = openStudio({ directory, log: openLog({ directory }) });
  const { client } = studio;
  await measuringBy(studio, "papercut-judge");
  const { judge } = await client["judges.add"]({ name: "Seer", setup: setupAt(server.address) });
  await client["judges.setKey"]({ judge, key: KEY });
  expect((await stateOf(client, judge))!.key).toBe("session");
  await workOf(client["judges.probe"]({ judge }));
  expect(server.questions.map(({ headers }) => headers.authorization)).toContain(`Bearer ${KEY}`);
  await client["judges.choose"]({ judge });
  echoes = true;
  expect(await drawn(studio, 2)).toEqual([undefined, undefined]);
  const [failed] = await workOf(client["judges.probe"]({ judge }));
  expect(failed).toMatchObject({ kind: "done", judge: { probe: { ok: false } } });
  const { text } = await client["machine.report"]({ prompts: true });
  const told = JSON.stringify([failed, await client["judges.list"]({}), text]);
  expect(told).not.toContain(KEY);
  await studio.studio.close();
  const written = bytesBelow(directory);
  expect(written).toContain(server.address);
  expect(written).not.toContain(KEY);
});

test("a key goes to no other server than the one it was given for", async () => {
  const [one, other] = [await chatServer({ answering: seeingModel }), await chatServer({ answering: seeingModel })];
  const { client } = openStudio();
  const { judge } = await client["judges.add"]({ name: "Seer", setup: setupAt(one.address) });
  await client["judges.setKey"]({ judge, key: KEY });
  await client["judges.change"]({ judge, name: "Seer 2", setup: setupAt(one.address, { model: "large" }) });
  expect((await stateOf(client, judge))!.key).toBe("session");
  await client["judges.change"]({ judge, name: "Seer 2", setup: setupAt(other.address) });
  expect((await stateOf(client, judge))!.key).toBeNull();
  for (const address of ["http://me:secret@127.0.0.1/v1", "http://127.0.0.1/v1?key=secret"])
    expect(await refusal(client["judges.add"]({ name: "Leaky", setup: setupAt(address) }))).toMatchObject({
      failure: { code: "input.invalid" },
    });
  const far = await client["judges.add"]({ name: "Far", setup: setupAt("http://models.example.org/v1") });
  const tried = await workOf(client["judges.probe"]({ judge: far.judge }));
  expect(tried).toEqual([{ kind: "failed", failure: { code: "judge.hostNotAllowed", host: "models.example.org" } }]);
  expect((await stateOf(client, far.judge))!.probe).toMatchObject({ ok: false });
});

test("a hostile server that measures costs neither pictures nor the engine", async () => {
  let hostile = false;
  let turn = 0;
  const server = await chatServer({
    answering: (question, response) => {
      if (!hostile) return seeingModel(question, response);
      const answers = [
        () => void response.destroy(),
        () => void response.end("\0".repeat(1 << 20)),
        () => say(response, '{"valence": null, "arousal": [1]}'),
        () => say(response, "{".repeat(5000)),
      ];
      return answers[turn++ % answers.length]!();
    },
  });
  const studio = openStudio();
  const { client } = studio;
  await measuringBy(studio, "papercut-judge");
  const { judge } = await client["judges.add"]({ name: "Seer", setup: setupAt(server.address) });
  await workOf(client["judges.probe"]({ judge }));
  await client["judges.choose"]({ judge });
  hostile = true;
  expect(await drawn(studio, 4)).toEqual([undefined, undefined, undefined, undefined]);
  let restarts = -1;
  await until(studio, (event) => {
    if (event.kind === "snapshot") ({ restarts } = event.overview.engine);
    return event.kind === "snapshot";
  });
  expect(restarts).toBe(0);
});

test("a trial gives way to a drawing and begins again after it; one nobody waits for any more ends at once", async () => {
  let silent = true;
  const asked: (() => void)[] = [];
  const server = await chatServer({
    answering: (question, response) => {
      asked.shift()?.();
      if (!silent) return seeingModel(question, response);
    },
  });
  const nextQuestion = (): Promise<void> => new Promise((resolve) => void asked.push(resolve));
  const studio = openStudio();
  const { client } = studio;
  await measuringBy(studio, "papercut-judge");
  const setup = setupAt(server.address, { timeoutSeconds: 600 });
  const { judge } = await client["judges.add"]({ name: "Slow", setup });

  const leaving = new AbortController();
  const heard = nextQuestion();
  const left = workOf(client["judges.probe"]({ judge }, leaving.signal));
  await heard;
  leaving.abort();
  await expect(left).rejects.toMatchObject({ failure: { code: "cancelled" } });

  const again = nextQuestion();
  const trial = workOf(client["judges.probe"]({ judge }));
  await again;
  silent = false;
  expect(await drawn(studio, 2)).toMatchObject([{ scale: "range" }, { scale: "range" }]);
  expect(await trial).toMatchObject([
    { kind: "loading", what: "waiting" },
    { kind: "done", judge: { probe: { ok: true } } },
  ]);
  expect(await server.connections()).toBe(0);
});
