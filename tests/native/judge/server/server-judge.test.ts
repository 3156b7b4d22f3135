/** @file A chat server as a judge: what it is asked, what is made of its answers, and what it is told when they do not hold. */
import sharp from "sharp";
import { expect, test } from "vitest";
import { StudioError } from "../../../../app/contract/failure.ts";
import { probeServerJudge } from "../../../../native/judge/server/server-judge.ts";
import { type Answering, chatServer, picturesOf, say, topicOf, wordsOf } from "../../../kit/chat-server.ts";
import { seeingModel } from "../../../kit/seeing-model.ts";
import { grey, INSTRUCTIONS, judgeAt, setupOf, thrown } from "./judges.ts";

const probe = (address: string, change = {}) =>
  probeServerJudge({ setup: setupOf(address, change), key: null, instructions: INSTRUCTIONS }, undefined);

/** Answers with these numbers in turn, each axis with its own. */
function numbers(valence: readonly unknown[], arousal: readonly unknown[]): Answering {
  const left = { valence: [...valence], arousal: [...arousal] };
  return (question, response) => {
    const topic = topicOf(question) as "valence" | "arousal";
    say(response, JSON.stringify({ causes: [], [topic]: left[topic].shift() }));
  };
}

test("a picture is read twice on each axis; the mean is told, with the spread such models are known for", async () => {
  const server = await chatServer({ answering: numbers([1, 2], [-1, -1]) });
  const judge = judgeAt(server.address);
  expect(await judge.measure(grey(200))).toEqual({
    valence: 1.5,
    arousal: -1,
    scale: "rated",
    rated: { valence: 1.5, arousal: -1 },
    spread: {
      valence: expect.closeTo(Math.hypot(Math.SQRT1_2, 0.57 * Math.sqrt(Math.PI / 2)), 12),
      arousal: expect.closeTo(1.87 * Math.sqrt(Math.PI / 2), 12),
    },
    confidence: expect.closeTo((1 - (0.5 + 0.57 ** 2 * (Math.PI / 2)) / 3) / 2, 12),
    causes: [],
    note: "its numbers are its own and not calibrated to this plane",
    judge: { id: "server-1", sha256: judge.sha256 },
  });
  expect(server.questions.map(({ body }) => body.seed)).toEqual([0, 1, 0, 1]);
});

test("a calibration takes the numbers, their spread and the causes to range", async () => {
  const server = await chatServer({
    answering: (question, response) => {
      const axis = topicOf(question);
      const cause = { what: "fog", group: "weather", effect: -0.5 };
      say(response, JSON.stringify({ causes: [cause], [axis]: axis === "valence" ? 1 : 2 }));
    },
  });
  const line = { offset: 0.5, slope: 1.5 };
  const calibration = {
    valence: line,
    arousal: { offset: -0.5, slope: 0 },
    residual: { valence: 0.4, arousal: 1.1 },
  };
  expect(await judgeAt(server.address, {}, { calibration }).measure(grey(90))).toMatchObject({
    scale: "range",
    valence: 2,
    arousal: -0.5,
    rated: { valence: 1, arousal: 2 },
    spread: calibration.residual,
    causes: [{ what: "fog", group: "weather", axis: "valence", effect: -0.75 }],
  });
});

test("the question holds the picture, no larger than 768, and the instruction, but not the key", async () => {
  const server = await chatServer({ answering: seeingModel });
  const picture = { width: 1600, height: 400, data: new Uint8Array(3 * 1600 * 400).fill(120) };
  await judgeAt(server.address, { model: "vision" }, { key: "sk-secret" }).measure(picture);
  const [first] = server.questions;
  expect(first!.headers.authorization).toBe("Bearer sk-secret");
  expect(first!.path).toBe("/v1/chat/completions");
  expect(first!.body).toMatchObject({ model: "vision", temperature: 0.5, seed: 0, stream: false });
  expect(await sharp(picturesOf(first!)[0]).metadata()).toMatchObject({ format: "jpeg", width: 768, height: 192 });
  expect(wordsOf(first!)).toBe(INSTRUCTIONS.valence.text);
  const sent = JSON.stringify(server.questions.map(({ body }) => body));
  expect(sent).not.toContain("sk-secret");
});

test("an answer that does not hold is asked for once more, with what was wrong", async () => {
  const server = await chatServer({ answering: numbers(["1.5", 1, 2], [0, 0]) });
  expect((await judgeAt(server.address).measure(grey(50))).rated).toEqual({ valence: 1.5, arousal: 0 });
  const [, again] = server.questions;
  expect(again!.body.messages.slice(1)).toEqual([
    { role: "assistant", content: '{"causes":[],"valence":"1.5"}' },
    {
      role: "user",
      content: INSTRUCTIONS.again.text.replace(
        "{{refusal}}",
        "The answer does not hold at “valence”: expected number, received string.",
      ),
    },
  ]);
});

test("half of the readings are enough, fewer are none, and asking stops when too few can hold", async () => {
  const bad = "?";
  const half = await chatServer({ answering: numbers([bad, bad, 1, bad, bad, 2], [0, 0, 0, 0]) });
  const read = await judgeAt(half.address, { reads: 4 }).measure(grey(1));
  expect(read.rated.valence).toBe(1.5);
  // Held: two of four on valence, all on arousal; confidence counts both.
  const whole = await chatServer({ answering: numbers([1, 2, 1, 2], [0, 0, 0, 0]) });
  expect(read.confidence).toBeLessThan((await judgeAt(whole.address, { reads: 4 }).measure(grey(1))).confidence);

  const fewer = await chatServer({ answering: numbers(Array(20).fill(bad), Array(20).fill(0)) });
  const failure = (await thrown(judgeAt(fewer.address, { reads: 4 }).measure(grey(1)))) as StudioError;
  expect(failure.failure).toEqual({
    code: "judge.failed",
    judge: "server-1",
    sentence:
      "0 of 4 readings of valence hold, fewer than half. The answer does not hold at “valence”: expected number, received string.",
  });
  expect(fewer.questions).toHaveLength(6);
});

test.each([
  ["schemas", "json_schema", ["json_schema", "json_schema", "json_schema", "json_schema"]],
  ["objects", "json_object", ["json_schema", "json_object", "json_object", "json_object", "json_object"]],
  ["neither", undefined, ["json_schema", "json_object", undefined, undefined, undefined, undefined]],
])("a server that takes %s is asked so from then on", async (_what, taken, expected) => {
  const server = await chatServer({
    answering: (question, response) => {
      if (question.body.response_format?.type === taken) return seeingModel(question, response);
      response.statusCode = 400;
      response.end(JSON.stringify({ error: { message: "response_format is not supported" } }));
    },
  });
  await judgeAt(server.address).measure(grey(10));
  expect(server.questions.map(({ body }) => body.response_format?.type)).toEqual(expected);
});

test("its identity is where it is, its model and how it is asked; not its key, nor how often it is read", () => {
  const [one, ...others] = [
    judgeAt("http://127.0.0.1:1/v1"),
    judgeAt("http://127.0.0.1:1/v1/", { reads: 9 }, { key: "k" }),
    judgeAt("http://127.0.0.1:2/v1"),
    judgeAt("http://127.0.0.1:1/v1", { model: "other" }),
  ].map(({ sha256 }) => sha256);
  expect(others.map((sha256) => sha256 === one)).toEqual([true, false, false]);
});

test("suggestions come back as edits with their shift; those that lose the subject do not", async () => {
  const server = await chatServer({ answering: seeingModel });
  const judge = judgeAt(server.address);
  const request = {
    first: "a boat on a lake",
    prompt: "a boat on a lake, at night",
    target: { valence: 2, arousal: 0 },
    measured: { mean: { valence: -0.5, arousal: 0.1 }, deviation: { valence: 0.3, arousal: 0.2 } },
    pictures: [grey(60), grey(30)],
    tried: [{ prompt: "a boat on a lake, in rain", valence: -0.4, arousal: 0.2 }],
  };
  expect(await judge.propose!(request, new AbortController().signal)).toEqual([
    {
      edits: [{ kind: "add", at: 26, text: ", in bright sunlight" }],
      prompt: "a boat on a lake, at night, in bright sunlight",
      families: ["judge"],
      expected: { valence: { mean: 0.8, sd: 1 }, arousal: { mean: 0.2, sd: 1 } },
      reason: "The light is what is missing.",
      causes: ["light"],
      traits: expect.any(Array),
      source: "server-1",
    },
  ]);
  expect(picturesOf(server.questions[0]!)).toHaveLength(2);
  expect(await judge.propose!({ ...request, first: "a horse" }, new AbortController().signal)).toEqual([]);
});

test("a model that sees and tells glad from sad passes the probe, with the time a reading took", async () => {
  const server = await chatServer({ answering: seeingModel });
  const passed = await probe(server.address);
  expect(passed).toMatchObject({ ok: true, sha256: judgeAt(server.address).sha256 });
  expect(passed.sentence).toMatch(
    /^It sees colours, and reads a meadow in the sun at \+\d\.\d and graves at night at −\d\.\d in valence\.$/,
  );
  expect(passed.milliseconds).toBeGreaterThanOrEqual(0);
});

test.each<[string, Answering, RegExp]>([
  [
    "is blind",
    (_question, response) => say(response, '{"colour":"red"}'),
    /^It does not see pictures: it calls a blue square red\.$/,
  ],
  [
    "sees, but says one number for all",
    (question, response) =>
      topicOf(question) === "colour" ? seeingModel(question, response) : say(response, '{"valence":0}'),
    /^It sees colours but cannot judge moods: .* at \+0\.0 and .* at \+0\.0 in valence\.$/,
  ],
  [
    "sees, but talks",
    (question, response) =>
      topicOf(question) === "colour" ? seeingModel(question, response) : say(response, "Pleasant!"),
    /^It sees, but gives no reading that holds\. The answer holds no JSON object\.$/,
  ],
  [
    "talks",
    (_question, response) => say(response, "Red."),
    /^Asked for the colour of a red square, it gave no answer that holds\./,
  ],
])("a model that %s does not pass the probe", async (_what, answering, sentence) => {
  const server = await chatServer({ answering });
  const { ok, sentence: said } = await probe(server.address);
  expect(ok).toBe(false);
  expect(said).toMatch(sentence);
});

test("the probe says which models there are when the one asked for is not, and asks it nothing", async () => {
  const server = await chatServer({ models: ["a", "b"], answering: seeingModel });
  expect(await probe(server.address)).toMatchObject({
    ok: false,
    sentence: `127.0.0.1:${server.port} offers no model tiny, but a, b.`,
    milliseconds: null,
  });
  expect(server.questions).toEqual([]);
});

test("a server that keeps no list of models is tried all the same", async () => {
  const server = await chatServer({
    answering: seeingModel,
    listing: (_request, response) => {
      response.statusCode = 404;
      response.end();
    },
  });
  expect(await probe(server.address)).toMatchObject({ ok: true });
});

test("a server that is not there fails the probe in one sentence", async () => {
  const server = await chatServer({ answering: seeingModel });
  await server.close();
  expect((await probe(server.address)).sentence).toBe(`No server answers at 127.0.0.1:${server.port} (ECONNREFUSED).`);
});
