/** @file Studies: trials, the sequential rule, analysis by golden numbers, CSV. */
import { expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { analyseStudy } from "../../../app/study/analyse.ts";
import type { Answer } from "../../../app/study/answer.ts";
import { readAnswers, writeAnswers } from "../../../app/study/csv.ts";
import { orderAgreement, pictureSets, planOrderings, readRanks, writeRanks } from "../../../app/study/orderings.ts";
import { planPairs } from "../../../app/study/pairs.ts";
import { answerTrial, planTrials, showTrial, type StudyPlan } from "../../../app/study/plan.ts";
import { beliefInBetter, sequentialVerdict } from "../../../app/study/sequential.ts";

const pairs = Array.from({ length: 40 }, (_, i) => ({ tried: `tried ${i}`, against: `against ${i}` }));
const catches = pairs.slice(0, 5).map((_, item) => ({ item, plain: "plain", wrong: "wrong" }));

const answer = (change: Partial<Answer>): Answer => ({
  participant: "a",
  order: 0,
  item: "1: a boat",
  kind: "plain",
  given: "left",
  value: 1,
  milliseconds: 900,
  ...change,
});

test("every pair is shown once, sides are even, repeats are flipped and come later, catches have an answer", () => {
  const trials = planPairs(pairs, catches, 4);
  const plain = trials.filter(({ kind }) => kind === "plain");
  expect(plain.map(({ item }) => item).toSorted((a, b) => a - b)).toEqual([...pairs.keys()]);
  for (const trial of plain) expect(trial[trial.counts]).toBe(`tried ${trial.item}`);
  const left = plain.filter(({ counts }) => counts === "left").length;
  expect(left).toBeGreaterThan(10);
  expect(left).toBeLessThan(30);
  const repeats = trials.filter(({ kind }) => kind === "repeat");
  expect(repeats).toHaveLength(4);
  for (const repeat of repeats) {
    const first = plain.find(({ item }) => item === repeat.item)!;
    expect([repeat.left, repeat.right]).toEqual([first.right, first.left]);
    expect(repeat[repeat.counts]).toBe(`tried ${repeat.item}`);
    expect(trials.indexOf(repeat)).toBeGreaterThan(trials.indexOf(first));
  }
  const caught = trials.filter(({ kind }) => kind === "catch");
  expect(caught).toHaveLength(3);
  for (const one of caught) expect(one[one.counts]).toBe("plain");
  expect(planPairs(pairs, catches, 4)).toEqual(trials);
  expect(planPairs(pairs, catches, 5)).not.toEqual(trials);
});

const sweep = (count: number) => ({
  name: "storm",
  pictures: Array.from({ length: count }, (_, i) => ({ picture: `at ${i}`, target: -2.4 + (4.8 * i) / (count - 1) })),
});

test("sets hold five pictures by target, apart, none twice; a sweep that stands still gives none", () => {
  const sets = pictureSets([sweep(9)], 3);
  expect(sets).toHaveLength(8);
  expect(new Set(sets.map(({ pictures }) => pictures.join())).size).toBe(8);
  for (const { pictures } of sets) {
    const places = pictures.map((picture) => Number(picture.slice(3)));
    expect(places).toHaveLength(5);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
  expect(pictureSets([sweep(5)], 3)).toHaveLength(1);
  expect(pictureSets([sweep(4)], 3)).toEqual([]);
  const still = { name: "still", pictures: sweep(9).pictures.map((one) => ({ ...one, target: 1 })) };
  expect(pictureSets([still], 3)).toEqual([]);
  expect(pictureSets([sweep(9), still, sweep(9)], 3)).toHaveLength(6);
});

test("an order given the right way round agrees wholly, backwards not at all, however it was shown", () => {
  const sets = pictureSets([sweep(9)], 3);
  const plan: StudyPlan = { design: "order", axis: "valence", sweeps: ["storm"], sets };
  const trials = planTrials(plan, 6);
  expect(trials).toHaveLength(9);
  expect(trials.at(-1)).toMatchObject({ kind: "repeat", item: trials[0]!.item });
  for (const trial of planOrderings(sets, 6)) {
    const shown = showTrial(plan, trial);
    if (shown.design !== "order") throw new Error("Pairs were shown.");
    const right = sets[trial.item]!.pictures.map((picture) => shown.pictures.indexOf(picture));
    expect(answerTrial(plan, trial, right)).toMatchObject({ given: "1 2 3 4 5", value: 1 });
    expect(answerTrial(plan, trial, right.toReversed())).toMatchObject({ given: "5 4 3 2 1", value: -1 });
  }
  expect(answerTrial(plan, trials[0]!, "left")).toBeUndefined();
  expect(answerTrial(plan, trials[0]!, [0, 1, 2, 3, 3])).toBeUndefined();
  expect(orderAgreement([1, 0, 2, 4, 3])).toBeCloseTo(0.6, 12);
  expect(readRanks(writeRanks([1, 0, 2, 4, 3]))).toEqual([1, 0, 2, 4, 3]);
  for (const text of ["1 2 2", "1 2 4", "1", "", "one two"]) expect(readRanks(text)).toBeUndefined();
});

test("the belief is the half of a beta distribution", () => {
  expect(beliefInBetter(0, 0)).toBeCloseTo(0.5, 12);
  expect(beliefInBetter(5, 10)).toBeCloseTo(0.5, 12);
  // pbeta(0.5, 28, 14, lower = FALSE)
  expect(beliefInBetter(27, 40)).toBeCloseTo(0.9862, 3);
  expect(beliefInBetter(10, 10)).toBeCloseTo(1 - 0.5 ** 11, 12);
  expect(() => beliefInBetter(11, 10)).toThrow(RangeError);
});

test("ten of ten are enough, nine are not looked at, and forty without a verdict are undecided", () => {
  expect(sequentialVerdict(Array(9).fill(true))).toBe("go on");
  expect(sequentialVerdict(Array(10).fill(true))).toBe("better");
  expect(sequentialVerdict(Array(10).fill(false))).toBe("worse");
  expect(sequentialVerdict(Array.from({ length: 40 }, (_, i) => i % 2 === 0))).toBe("undecided");
});

test("one person's result speaks of that person alone; who fails catch trials is left out", () => {
  const own = Array.from({ length: 20 }, (_, order) =>
    answer({ order, item: `p${order}`, value: order % 10 === 0 ? 0 : 1 }),
  );
  const one = analyseStudy(own, "pairs");
  expect(one).toMatchObject({ method: "wilson", sequential: "better", trials: 20 });
  expect(one.sentence).toContain("This says nothing about other people.");
  const careless = [answer({ participant: "b", kind: "catch", value: 0 }), answer({ participant: "b" })];
  expect(analyseStudy([...own, ...careless], "pairs")).toMatchObject({ excluded: ["b"], participants: 1 });
});

const crossed = (table: readonly (readonly number[])[]): Answer[] =>
  table.flatMap((row, p) => row.map((value, s) => answer({ participant: `p${p}`, order: s, item: `s${s}`, value })));

test("the table of ALGORITHMS §6.3 comes to .65, on the logit scale; answers that are missing leave no interval", () => {
  const answers = crossed([
    [1, 1, 0, 1],
    [1, 1, 0, 1],
    [0, 1, 0, 1],
    [1, 1, 1, 1],
    [0, 0, 0, 1],
  ]);
  const result = analyseStudy(answers, "pairs");
  expect(result).toMatchObject({ method: "twoWay", participants: 5 });
  expect(result.estimate!.estimate).toBeCloseTo(0.65, 12);
  // .65 + 3.182446 · √.0235 would pass 1; the logit of .65 is .619039, its half width 3.182446 · √.0235 / (.65 · .35) = 2.144422.
  expect(result.estimate!.low).toBeCloseTo(0.1787, 3);
  expect(result.estimate!.high).toBeCloseTo(0.9407, 3);
  expect(analyseStudy(answers.slice(1), "pairs")).toMatchObject({ method: "none", estimate: null });
});

test("when everybody chose alike, nothing is claimed to be certain", () => {
  const alike = Array.from({ length: 6 }, () => Array<number>(12).fill(1));
  const chosen = analyseStudy(crossed(alike), "pairs").estimate!;
  // Wilson's of 6 of 6.
  expect(chosen).toMatchObject({ estimate: 1, high: 1, low: expect.closeTo(0.6097, 3) as number });
  const sorted = analyseStudy(crossed(alike), "order").estimate!;
  expect(sorted.low).toBeLessThan(0.95);
});

test("orders of one person: Student's interval of τ, and how alike the repeat was", () => {
  const values = [1, 0.8, 0.6, 1, 0.8, 0.4, 0.8, 1];
  const orders = values.map((value, order) =>
    answer({ order, item: `s${order}`, value, given: order === 0 ? "1 2 3 4 5" : "2 1 3 4 5" }),
  );
  const repeat = answer({ order: 8, item: "s0", kind: "repeat", value: 0.8, given: "2 1 3 4 5" });
  const result = analyseStudy([...orders, repeat], "order");
  expect(result).toMatchObject({ method: "student", sequential: null, trials: 8 });
  // t.test(c(1, .8, .6, 1, .8, .4, .8, 1)): mean .8, 95 % .6210 … .9790
  expect(result.estimate!.estimate).toBeCloseTo(0.8, 12);
  expect(result.estimate!.low).toBeCloseTo(0.621, 3);
  expect(result.consistency).toBeCloseTo(0.8, 12);
  expect(result.sentence).toContain("you feel the order that was wanted. This says nothing about other people.");
});

const ITEMS = ['1: a "boat", far', "2: =sum(a1)\r\nand so on", "3: é"];

test("answers survive CSV, whatever a prompt holds", () => {
  const random = stream(2, "csv");
  const answers = Array.from({ length: 60 }, (_, order) =>
    answer({
      order,
      item: random.pick(ITEMS),
      given: random.pick(["left", "right"]),
      value: random.below(2),
      kind: random.pick(["plain", "catch", "repeat"] as const),
      milliseconds: random.below(9000),
    }),
  );
  expect(readAnswers(writeAnswers(answers), "own.csv", { design: "pairs", items: ITEMS })).toEqual(answers);
  const orders = ["1 2 3 4 5", "2 1 3 5 4", "5 4 3 2 1"].map((given, order) =>
    answer({ order, item: ITEMS[0]!, given, value: orderAgreement(readRanks(given)!) }),
  );
  expect(readAnswers(writeAnswers(orders), "own.csv", { design: "order", items: ITEMS })).toEqual(orders);
});

test("a bad line is named, with file and number", () => {
  const text = writeAnswers([answer({}), answer({ order: 1 })]);
  const read = (bad: string, design: "pairs" | "order" = "pairs") =>
    readAnswers(bad, "kim.csv", { design, items: ["1: a boat"] });
  const line = "a,0,1: a boat,plain,left,1,900";
  expect(() => read(text.replace(line, line.replace("left,1", "left,2")))).toThrow(
    "kim.csv, line 2: value must be 0 or 1, not “2”.",
  );
  expect(() => read("a,b\n")).toThrow("kim.csv, line 1: the columns must be participant, order,");
  expect(() => read(`${text}a,b\r\n`)).toThrow("kim.csv, line 4: 2 columns in place of 7.");
  expect(() => read(text.replace("1: a boat", "9: a barn"))).toThrow(
    "kim.csv, line 2: this study does not ask about “9: a barn”.",
  );
  expect(() => read(text, "order")).toThrow("line 2: given must be an order such as 2 1 3 5 4, not “left”.");
  const order = text.replaceAll("left,1,", "2 1 3,1,");
  expect(() => read(order, "order")).toThrow("line 2: value must be 0.3333 for 2 1 3, not “1”.");
});
