/** @file What the reader understands, sentence by sentence. */
import { describe, expect, test } from "vitest";
import { CONCEPTS, MAX_PHRASES, type Phrase } from "../../../app/prompt/phrase.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import fc from "../../kit/fc.ts";

/** `"boat red left"`, `"no cloud"`: a phrase in one line, for comparing. */
function short({ concept, negated, count, size, colour, distance, side }: Phrase): string {
  return [negated ? "no" : undefined, concept, count, size, colour, distance, side].filter(Boolean).join(" ");
}
const read = (text: string): string[] => readPrompt(text).phrases.map(short);

describe("elements and what is said of them", () => {
  test.each([
    ["a red boat", ["boat red"]],
    ["two small houses far away on the left", ["house two small far left"]],
    ["a boat on the left", ["boat left"]],
    ["on the left a boat, on the right a house", ["boat left", "house right"]],
    ["a boat on the left and on the right a house", ["boat left", "house right"]],
    ["On the left, a boat.", ["boat left"]],
    ["a small, red boat", ["boat small red"]],
    ["the boat is red and the house is blue", ["boat red", "house blue"]],
    ["a red and white boat", ["boat red"]],
    ["a dark blue house", ["house blue"]],
    ["boats", ["boat several"]],
    ["a few birds above 12 pine trees", ["birds several", "conifer many"]],
    ["a bird and a star", ["birds one", "stars one"]],
    ["a pair of swans, a dozen crows, 1 wolf, 4 dogs", ["swan two", "crow many", "wolf one", "dog several"]],
    ["a sky full of stars", ["stars many"]],
    ["hot-air balloons in the distance", ["balloon several far"]],
    ["street-lamp, streetlamp and street lamp", ["street-lamp"]],
    ["a sailing boat and a sailboat", ["boat"]],
    ["distant mountains", ["ridge far"]],
    ["mountains in the distance", ["ridge far"]],
    ["a city on the horizon", ["city far"]],
    ["a small garden", ["in:garden small"]],
    ["a giant whale nearby", ["whale large near"]],
    ["men, women and wolves", ["crowd", "wolf several"]],
    ["two people", ["couple"]],
    ["a couple of people and a pair of lovers", ["couple"]],
    ["a couple of boats", ["boat two"]],
    ["a dead tree and a tree", ["dead-tree", "tree"]],
    ["northern lights", ["aurora"]],
    ["a big, old, green, wooden house", ["house large green"]],
    ["a boat, small and red, on a lake", ["boat small red", "in:lake"]],
    ["a house with a white door", ["house"]],
    ["a boat with white sails", ["boat white"]],
    ["to the left of the house a boat", ["house", "boat left"]],
    ["a boat to the left of the house", ["boat left", "house"]],
    ["a castle in the upper right corner", ["castle right"]],
    ["a house far away in the distance", ["house far"]],
    ["1,000 stars over fifteen houses", ["stars many", "house many"]],
    ["one hundred lanterns", ["lanterns many"]],
    ["two old women and a dog", ["person two", "dog"]],
    ["three people on a bench", ["crowd", "bench"]],
    ["a man and a woman", ["couple"]],
    ["a family with a kitten", ["couple", "child", "cat"]],
    ["the ruins of a castle", ["ruin"]],
    ["a desert island", ["in:coast"]],
    ["trees without leaves", ["dead-tree"]],
    ["a bird's-eye view of a city", ["in:city"]],
  ])("%s", (text, phrases) => expect(read(text)).toEqual(phrases));
});

describe("the whole picture", () => {
  test.each([
    ["a lonely boat at dusk in autumn", ["mood:lonely", "boat", "at:dusk", "autumn"]],
    ["Sunny!", ["sun", "clear"]],
    ["a thunderstorm over the sea", ["storm", "lightning", "in:open-sea"]],
    ["blizzard", ["snowfall", "wind", "winter"]],
    ["a starry night in a snowy village", ["stars", "at:night", "in:winter-village"]],
    ["graveyard in the rain", ["gravestones", "rain"]],
    ["CAFÉ colours: warm, muted", ["palette:warm", "palette:muted"]],
    ["calm water", ["calm-water"]],
    ["calm, water", ["mood:calm", "water"]],
    ["a house by the sea", ["house", "in:coast"]],
    ["in blue", ["palette:cool"]],
    ["a frozen lake", ["in:lake", "winter"]],
    ["darker, happier, the bluest sea", ["palette:dark", "mood:joyful", "in:open-sea blue"]],
    ["boats of many colours", ["boat several", "palette:vivid"]],
    ["a harvest moon, no wind", ["moon orange", "no wind"]],
    ["a red sky over the sea", ["palette:warm", "in:open-sea"]],
    ["the calm before the storm", ["mood:calm", "overcast"]],
    ["after the rain", ["no rain"]],
    ["the sun is setting in October", ["at:dusk", "sun", "autumn"]],
    ["hopeful, nostalgic, bored", ["mood:content", "mood:sad", "mood:tired"]],
  ])("%s", (text, phrases) => expect(read(text)).toEqual(phrases));
});

describe("prompts as people write them", () => {
  test.each([
    [
      "A lighthouse on a cliff, stormy sea, lightning in the distance",
      ["lighthouse", "rocks one", "in:open-sea", "waves", "storm", "lightning far"],
    ],
    [
      "an old castle on a hill with crows circling above a bare tree",
      ["castle", "hills one", "crow several", "dead-tree"],
    ],
    [
      "a flower meadow at noon with butterflies and a child flying a red kite",
      ["in:meadow", "at:day", "butterflies", "child", "kite red"],
    ],
    ["a couple sitting on a bench by the lake watching the sunset", ["couple", "bench", "in:lake", "at:dusk", "sun"]],
    ["three white sailboats on a calm sea", ["boat several white", "in:open-sea", "calm-water"]],
    ["a bridge over a river; on the far side a small church", ["bridge", "water", "church small far"]],
    ["not too dark please, and no crowds or dogs", ["no palette:dark", "no crowd", "no dog"]],
    ["people dancing under paper lanterns in the street", ["dancers", "lanterns", "in:street"]],
    ["in the middle of the forest a tiny house", ["in:forest", "house small"]],
  ])("%s", (text, phrases) => {
    expect(read(text)).toEqual(phrases);
    expect(readPrompt(text).unknown).toEqual([]);
  });
});

describe("what is left out", () => {
  test.each([
    ["no clouds", ["no cloud"]],
    ["without people", ["no person", "no child", "no couple", "no crowd"]],
    ["not a single oak", ["no tree"]],
    ["no boats or swans", ["no boat", "no swan"]],
    ["no boats, swans or crows, a house", ["no boat", "no swan", "no crow", "house"]],
    ["no boats, a house", ["no boat", "house"]],
    ["no boats and a house", ["no boat", "house"]],
    ["without boats and swans", ["no boat", "no swan"]],
    ["no boats on the lake", ["no boat", "in:lake"]],
    ["no red boats on the left", ["no boat red left"]],
    ["no scary, gloomy house", ["no mood:frightening", "no mood:gloomy", "no house"]],
    ["not sad but calm", ["no mood:sad", "mood:calm"]],
    ["not sad, calm", ["no mood:sad", "mood:calm"]],
    ["nobody on the beach", ["no person", "no child", "no couple", "no crowd", "in:coast"]],
    ["a street empty of crowds", ["in:street", "no crowd"]],
    ["a cloudless sky", ["clear", "no cloud"]],
    ["0 boats", ["no boat"]],
    ["a lonely figure, no one else around", ["mood:lonely", "person", "no crowd"]],
    ["no plants", ["no conifer", "no tree", "no dead-tree", "no palm", "no cactus", "no flowers", "no grass"]],
    ["neither boats nor houses", ["no boat", "no house"]],
    ["not a red boat but a blue house", ["no boat red", "house blue"]],
    ["a boat, no boats", ["no boat"]],
    ["a blue boat, no red boats", ["boat blue", "no boat red"]],
    ["hardly any clouds", ["no cloud"]],
    ["the sky isn't blue", ["no palette:cool"]],
    ["a people-free beach", ["no person", "no child", "no couple", "no crowd", "in:coast"]],
    ["no houses except a church", ["no house", "church"]],
    ["everything except people", ["no person", "no child", "no couple", "no crowd"]],
    ["not too many clouds", ["cloud several"]],
    ["less sad, more calm", ["no mood:sad", "mood:calm"]],
    ["I don't want any birds", ["no birds"]],
    ["a boat with no sails on the lake", ["boat", "in:lake"]],
    ["a night without light", ["at:night", "palette:dark"]],
    ["a new moon", ["at:night", "no moon"]],
  ])("%s", (text, phrases) => expect(read(text)).toEqual(phrases));
});

describe("several mentions become one phrase", () => {
  test.each([
    ["a red boat, a big boat", ["boat large red"]],
    ["one boat on the left and one boat on the right", ["boat two"]],
    ["two dogs, three dogs", ["dog several"]],
    ["several dogs and a dozen dogs", ["dog many"]],
  ])("%s", (text, phrases) => expect(read(text)).toEqual(phrases));

  test("beyond sixteen they are dropped, and said to be", () => {
    const words = "sun moon boat house church castle bridge fence bench deer horse dog cat wolf crow swan whale kite";
    const reading = readPrompt(words);
    expect(reading.phrases).toHaveLength(MAX_PHRASES);
    expect(reading.dropped.map(short)).toEqual(["whale", "kite"]);
  });
});

describe("what is not understood", () => {
  test("is reported with its place and the nearest known words", () => {
    expect(readPrompt("a bost and a zyxwvut").unknown).toEqual([
      { word: "bost", at: 2, nearest: ["boat"] },
      { word: "zyxwvut", at: 13, nearest: [] },
    ]);
  });

  test.each([
    ["ligthhouse", "lighthouse"],
    ["mountian", "mountain"],
    ["volcanos", "volcano"],
    ["melancholi", "melancholic"],
    ["butterfli", "butterfly"],
  ])("%s suggests %s", (word, known) => {
    const reading = readPrompt(word);
    const suggestions = reading.unknown.flatMap(({ nearest }) => nearest);
    expect(reading.phrases.length > 0 || suggestions.includes(known)).toBe(true);
  });

  test("takes the words that qualify it along", () => {
    expect(read("a boat and a red zeppelin")).toEqual(["boat"]);
  });

  test("is told apart from what is known but cannot be drawn, and from what qualifies nothing", () => {
    const kinds = (text: string): string[] => readPrompt(text).spans.map(({ kind }) => kind);
    expect(kinds("an old red boat, no gizmo")).toEqual([
      "grammar",
      "undrawn",
      "qualifier",
      "concept",
      "negation",
      "unknown",
    ]);
    expect(kinds("red and yellow flowers")).toEqual(["qualifier", "grammar", "surplus", "concept"]);
    expect(kinds("a boat left and a boat right")).toEqual([
      "grammar",
      "concept",
      "surplus",
      "grammar",
      "grammar",
      "concept",
      "surplus",
    ]);
    expect(kinds("two dogs, three dogs")).toEqual(["qualifier", "concept", "qualifier", "concept"]);
    expect(kinds("green")).toEqual(["unbound"]);
    expect(kinds("animals")).toEqual(["undrawn"]);
    expect(read("a boat, shades of blue")).toEqual(["boat"]);
  });

  test("a decimal is one unknown word, as in weighted prompts", () => {
    expect(readPrompt("(boat:1.3), 3.5 trees").unknown.map(({ word }) => word)).toEqual(["1.3", "3.5"]);
  });

  test("words outside the Latin alphabet and pictographs are unknown, not swallowed", () => {
    expect(readPrompt("лодка 🌊 船").unknown.map(({ word }) => word)).toEqual(["лодка", "🌊", "船"]);
  });
});

test("case, accents, hyphens, possessives and punctuation make no difference", () => {
  const plain = read("a fisherman boat, dead tree; northern lights");
  expect(read("A FISHERMAN’S BOAT — Déad-Tree… (northern   lights)!!")).toEqual(plain);
});

test("spans name the words they stand on", () => {
  const text = "Two small houses, far away";
  expect(
    readPrompt(text).spans.map(({ kind, start, end, concepts }) => [kind, text.slice(start, end), concepts]),
  ).toEqual([
    ["qualifier", "Two", []],
    ["qualifier", "small", []],
    ["concept", "houses", ["house"]],
    ["qualifier", "far away", []],
  ]);
});

describe("any text", () => {
  const vocabulary = fc.constantFrom(
    ..."a boat red no or and , . two clouds on the left without not is far misty dark sad houses but with lake zebra 7 0".split(
      " ",
    ),
  );
  const words = fc.array(vocabulary, { maxLength: 40 }).map((parts) => parts.join(" "));

  test("has a reading: limits kept, concepts valid, every word in one span", () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ maxLength: 500, unit: "grapheme" })), (text) => {
        const { phrases, dropped, spans } = readPrompt(text);
        expect(phrases.length).toBeLessThanOrEqual(MAX_PHRASES);
        const all = [...phrases, ...dropped];
        for (const { concept } of all) expect(CONCEPTS).toContain(concept);
        expect(new Set(all.map(({ concept, negated }) => `${negated} ${concept}`)).size).toBe(all.length);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        const outside = spans.reduceRight((rest, span) => rest.slice(0, span.start) + rest.slice(span.end), text);
        expect(outside).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { seed: 20261122, numRuns: 400 },
    );
  });
});
