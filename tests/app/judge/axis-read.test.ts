/** @file One reading in what a model wrote: a number is taken as it stands or not at all. */
import { describe, expect, test } from "vitest";
import { axisRead, axisSchema } from "../../../app/judge/axis-read.ts";
import fc from "../../kit/fc.ts";

const valence = (text: string) => axisRead(text, "valence");
const value = (text: string): number | undefined => {
  const answer = valence(text);
  return "value" in answer ? answer.value.value : undefined;
};

test("causes come with the number, cleaned, clamped and three at most", () => {
  expect(
    valence(
      JSON.stringify({
        causes: [
          { what: "a  storm\u202E", group: "weather", effect: -9 },
          { what: "fog", group: "mist", effect: -0.2 },
          { what: "", group: "light", effect: 1 },
          { what: "nothing", group: "light", effect: 0 },
          { what: "the dark", group: "light", effect: "-1" },
          { what: "rain", group: "weather", effect: -0.1 },
          { what: "mud", group: "elements", effect: -0.1 },
        ],
        valence: -1.5,
      }),
    ),
  ).toEqual({
    value: {
      value: -1.5,
      causes: [
        { what: "a storm", group: "weather", axis: "valence", effect: -3 },
        { what: "fog", group: "elements", axis: "valence", effect: -0.2 },
        { what: "rain", group: "weather", axis: "valence", effect: -0.1 },
      ],
    },
  });
});

describe("a number is found", () => {
  test.each([
    ["bare", '{"valence":1.5}'],
    ["in a fence", '```json\n{"valence":1.5}\n```'],
    ["in prose with quotes and apostrophes", 'It\'s "sunny", so: {"valence":1.5} — that\'s it.'],
    ["behind thinking", '<think>maybe {"valence":-3}</think>{"valence":1.5}'],
    ["behind brackets that are no JSON", '{hm} {"valence":1.5}'],
    ["with braces in its texts", '{"causes":[{"what":"} \\" {","group":"light","effect":1}],"valence":1.5}'],
    ["before another", '{"valence":1.5} or {"valence":2}'],
  ])("%s", (_how, text) => expect(value(text)).toBe(1.5));
});

describe("an answer does not hold", () => {
  test.each([
    ["without JSON", "1.5", "The answer holds no JSON object."],
    ["that is empty", "", "The answer holds no JSON object."],
    ["that is cut off", '{"causes":[{"valence":1}', "The answer's JSON object is not closed."],
    [
      "of the other axis",
      '{"arousal":1}',
      "The answer does not hold at “valence”: expected number, received undefined.",
    ],
    ["with a text", '{"valence":"1.5"}', "The answer does not hold at “valence”: expected number, received string."],
    [
      "with infinity",
      '{"valence":1e999}',
      "The answer does not hold at “valence”: expected number, received Infinity.",
    ],
    ["with NaN", '{"valence":NaN}', "The answer holds no JSON object."],
    ["with a number inside another object", '{"valence":NaN,"x":{"valence":1}}', "The answer holds no JSON object."],
    ["on another scale", '{"valence":7}', "The answer's valence 7 lies outside −3 … 3."],
    [
      "with causes that are no list",
      '{"valence":1,"causes":"sun"}',
      "The answer does not hold at “causes”: expected array, received string.",
    ],
    ["that is long", " ".repeat(40_000), "The answer is longer than 32768 characters."],
  ])("%s", (_how, text, refusal) => expect(valence(text)).toEqual({ refusal }));
});

test("half a unit beyond the scale is its end, more is another scale", () => {
  expect([3, 3.5, -3.2, 3.51, -4].map((number) => value(`{"valence":${number}}`))).toEqual([
    3,
    3,
    -3,
    undefined,
    undefined,
  ]);
});

test("whatever JSON comes, a number is the one that stands there, clamped", () => {
  fc.assert(
    fc.property(fc.json(), fc.double(), fc.boolean(), (json, number, there) => {
      const text = there ? `{"valence":${JSON.stringify(number)},"else":${json}}` : json;
      const found = value(text);
      if (found === undefined) return;
      expect(there && Number.isFinite(number) && Math.abs(number) <= 3.5).toBe(true);
      expect(found).toBe(Math.min(3, Math.max(-3, number)) + 0);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test("brackets without end take no time", () => {
  const started = performance.now();
  for (const piece of ["{", '{"', "{}{", '{"a":{'])
    expect(value(piece.repeat(Math.floor(32_000 / piece.length)))).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(1000);
});

test("the schema asks for causes first, then for the number under the axis' name", () => {
  const { name, schema } = axisSchema("arousal");
  expect(name).toBe("arousal");
  expect(Object.keys(schema["properties"] as object)).toEqual(["causes", "arousal"]);
  expect(schema["required"]).toEqual(["causes", "arousal"]);
});
