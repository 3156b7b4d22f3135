/** @file Demands: what each form of phrase bounds, who wins where phrases contradict, and what a place brings with it. */
import { describe, expect, test } from "vitest";
import {
  type Concept,
  CONCEPTS,
  COLOURS,
  COUNTS,
  DISTANCES,
  type Phrase,
  SIDES,
  SIZES,
} from "../../../../app/prompt/phrase.ts";
import { type Kind, KINDS } from "../../../../app/scene/kinds.ts";
import { demandBounds } from "../../../../native/models/papercut/demands.ts";
import { IMPLIED } from "../../../../native/models/papercut/implied.ts";
import { shows } from "../../../../native/scene/impression.ts";
import { settleScene } from "../../../../native/scene/settle/settle-scene.ts";
import {
  decodeScene,
  elementPlace,
  encodeScene,
  type GlobalNumber,
  globalPlace,
  presencePlace,
  SLOTS,
  TOKEN_BOUNDS,
  TOKEN_SIZE,
} from "../../../../native/scene/tokens.ts";
import { composed } from "../../scene/settle/composed.ts";
import fc from "../../../kit/fc.ts";

const ask = (concept: Concept, qualities: Partial<Phrase> = {}): Phrase => ({ concept, negated: false, ...qualities });
const refuse = (concept: Concept, qualities: Partial<Phrase> = {}): Phrase => ({
  concept,
  negated: true,
  ...qualities,
});
const slotsOf = (wanted: Kind): number[] => SLOTS.flatMap(({ kind }, slot) => (kind === wanted ? [slot] : []));

/** Of every slot of a kind: "+" must be there, "−" must not, "?" may. */
function presence(kind: Kind, ...phrases: readonly Phrase[]): string {
  const { low, high } = demandBounds(phrases);
  return slotsOf(kind)
    .map(presencePlace)
    .map((at) => (low[at]! > 0 ? "+" : high[at]! < 0 ? "−" : "?"))
    .join("");
}

function globalRange(field: GlobalNumber, ...phrases: readonly Phrase[]): number[] {
  const { at, token } = globalPlace(field);
  const { low, high } = demandBounds(phrases);
  const [zero, one] = [token(0), token(1)];
  return [low[at]!, high[at]!].map((value) => Number(((value - zero) / (one - zero)).toFixed(3)));
}

function xRange(kind: Kind, index: number, ...phrases: readonly Phrase[]): number[] {
  const { at, token } = elementPlace(slotsOf(kind)[index]!, "x");
  const { low, high } = demandBounds(phrases);
  return [low[at]!, high[at]!].map((value) => Number(((value - token(0)) / (token(1) - token(0))).toFixed(3)));
}

describe("things", () => {
  test("nothing said bounds nothing", () => {
    const { low, high } = demandBounds([]);
    expect({ low, high }).toEqual(TOKEN_BOUNDS);
    expect(presence("house")).toBe("???");
  });

  test.each([
    ["a house", ask("house"), "+??"],
    ["one house", ask("house", { count: "one" }), "+−−"],
    ["two houses", ask("house", { count: "two" }), "++−"],
    ["several houses", ask("house", { count: "several" }), "+++"],
    ["many houses, more than there are slots", ask("house", { count: "many" }), "+++"],
    ["a red house", ask("house", { colour: "red" }), "+??"],
    ["no house", refuse("house"), "−−−"],
    ["no red house", refuse("house", { colour: "red" }), "???"],
    ["no house on the left", refuse("house", { side: "left" }), "???"],
  ] as const)("%s", (_, phrase, expected) => {
    expect(presence("house", phrase)).toBe(expected);
  });

  test("two of what there is but one of", () => {
    expect(presence("castle", ask("castle", { count: "two" }))).toBe("+");
  });

  test("stand within their side, in as many slots as are asked for, and else inside the frame", () => {
    expect(xRange("house", 0, ask("house", { side: "left" }))).toEqual([0.14, 0.34]);
    expect(xRange("house", 1, ask("house", { side: "right", count: "two" }))).toEqual([0.66, 0.86]);
    expect(xRange("house", 1, ask("house", { side: "right" }))).toEqual([-0.1, 1.1]);
    expect(xRange("house", 0, ask("house"))).toEqual([0.12, 0.88]);
    expect(xRange("cat", 0, ask("cat"), ask("in:room"))).toEqual([0.27, 0.73]);
    expect(xRange("cat", 0, ask("cat", { side: "left" }), ask("in:room"))).toEqual([0.27, 0.34]);
    expect(xRange("hills", 0, ask("hills", { side: "left" }))).toEqual([-0.1, 1.1]);
  });
});

describe("places, hours and seasons", () => {
  test.each([
    ["in:room", "window", "+"],
    ["in:open-sea", "water", "+"],
    ["in:open-sea", "hills", "−−−−"],
    ["in:open-sea", "horse", "−"],
    ["in:open-sea", "lighthouse", "?"],
    ["in:coast", "hills", "+???"],
    ["in:forest", "conifer", "++??"],
    ["in:desert", "grass", "−"],
    ["in:city", "city", "++?"],
    ["in:winter-village", "house", "++?"],
    ["boat", "water", "+"],
    ["lightning", "cloud", "+???"],
  ] as const)("%s: %s %s", (concept, kind, expected) => {
    expect(presence(kind, ask(concept))).toBe(expected);
  });

  test.each([
    ["at:night", "daylight", [0, 0.12]],
    ["at:day", "daylight", [0.45, 1]],
    ["at:dusk", "goldenHour", [0.33, 1]],
    ["winter", "snowCover", [0.5, 1]],
    ["autumn", "foliage", [-1, -0.52]],
    ["spring", "foliage", [0.42, 1]],
    ["moon", "daylight", [0, 0.3]],
  ] as const)("%s: %s within %j", (concept, field, range) => {
    expect(globalRange(field, ask(concept))).toEqual(range);
    expect(globalRange(field, refuse(concept))).toEqual(globalRange(field));
  });

  test("ranges that overlap are narrowed to what they share", () => {
    expect(globalRange("daylight", ask("at:night"), ask("moon"))).toEqual([0, 0.12]);
  });
});

describe("contradictions", () => {
  test("a refusal outweighs a request, whichever comes first", () => {
    for (const phrases of [
      [ask("boat"), refuse("boat")],
      [refuse("boat"), ask("boat")],
    ])
      expect(presence("boat", ...phrases)).toBe("−−");
  });

  test("what is said outright outweighs what is implied", () => {
    expect(presence("hills", ask("hills"), ask("in:open-sea"))).toBe("+−−−");
    expect(presence("house", ask("house", { count: "one" }), ask("in:street"))).toBe("+−−");
    expect(presence("water", ask("in:lake"), refuse("water"))).toBe("−");
  });

  test("what one place needs outweighs what another place would be without", () => {
    expect(presence("hills", ask("in:meadow"), ask("in:open-sea"))).toBe("+++−");
  });

  test("of two hours the later is kept", () => {
    expect(globalRange("daylight", ask("at:day"), ask("at:night"))).toEqual([0, 0.12]);
    expect(globalRange("daylight", ask("at:night"), ask("at:day"))).toEqual([0.45, 1]);
  });

  test("never put low above high, nor leave what a scene can be", () => {
    const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> =>
      fc.option(fc.constantFrom(...values), { nil: undefined });
    const qualities = fc.record({
      colour: maybe(COLOURS),
      count: maybe(COUNTS),
      side: maybe(SIDES),
      distance: maybe(DISTANCES),
      size: maybe(SIZES),
    });
    const phrase = fc
      .tuple(fc.constantFrom(...CONCEPTS), fc.boolean(), qualities)
      .map(([concept, negated, said]): Phrase => {
        const known = Object.entries(said).filter(([, value]) => value !== undefined);
        return { concept, negated, ...(Object.fromEntries(known) as Partial<Phrase>) };
      });
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 16 }), (phrases) => {
        const { low, high } = demandBounds(phrases);
        for (let i = 0; i < TOKEN_SIZE; i++) {
          if (!(low[i]! <= high[i]! && low[i]! >= TOKEN_BOUNDS.low[i]! && high[i]! <= TOKEN_BOUNDS.high[i]!))
            expect.fail(`token ${i} is bounded by ${low[i]} and ${high[i]}`);
        }
      }),
      { seed: 5, numRuns: 400 },
    );
  });
});

/** Places that rest on more than their bounds, on the height of a ridge or the trees of a garden; those the flow must see to. */
const MORE_THAN_BOUNDS: readonly Concept[] = ["in:mountains", "in:coast", "in:meadow", "in:garden", "in:desert"];

test("a scene brought within the bounds of a place, hour, season or weather shows it", () => {
  const concepts = CONCEPTS.filter((concept) => IMPLIED[concept] !== undefined && !Object.hasOwn(KINDS, concept));
  expect(concepts).toHaveLength(26);
  const shares = concepts.map((concept) => {
    const phrases = [ask(concept)];
    const { low, high } = demandBounds(phrases);
    const shown = Array.from({ length: 60 }, (_, index) => {
      const tokens = encodeScene(composed(index)).map((token, i) => Math.min(high[i]!, Math.max(low[i]!, token)));
      return shows(settleScene(decodeScene(tokens, index), phrases), concept);
    });
    return { concept, share: shown.filter(Boolean).length / shown.length };
  });
  expect(shares.filter(({ share }) => share < 0.95).map(({ concept }) => concept)).toEqual(MORE_THAN_BOUNDS);
});
