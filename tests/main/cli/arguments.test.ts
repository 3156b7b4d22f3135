/** @file The words of a command line, and the sentence for each that does not fit. */
import { describe, expect, test } from "vitest";
import { numberBetween, readArguments, wholeNumber } from "../../../main/cli/arguments.ts";
import { CommandError, EXIT } from "../../../main/cli/exit.ts";

const OPTIONS = { path: { type: "string" }, seed: { type: "string" }, json: { type: "boolean" } } as const;

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(CommandError);
    expect((error as CommandError).code).toBe(EXIT.badInput);
    return (error as CommandError).message;
  }
  throw new Error("It was not refused.");
}

describe("readArguments", () => {
  test("a value may begin with a minus when a number follows", () => {
    const words = ["--path", "-2,-1 2,1", "--json", "picture.png"];
    const { values, positionals } = readArguments(words, OPTIONS);
    expect({ ...values }).toEqual({ path: "-2,-1 2,1", json: true });
    expect(positionals).toEqual(["picture.png"]);
  });

  test("the typographic minus counts as well", () => {
    expect(readArguments(["--path", "−2,−1 2,1"], OPTIONS).values.path).toBe("−2,−1 2,1");
  });

  test("given twice, the last counts", () => {
    expect(readArguments(["--seed", "1", "--seed", "2"], OPTIONS).values.seed).toBe("2");
  });

  test("words behind -- are no options", () => {
    expect(readArguments(["--", "--json"], OPTIONS).positionals).toEqual(["--json"]);
  });

  test.each([
    [["--sede", "1"], "There is no option --sede here; there are --path, --seed, --json."],
    [["-x"], "There is no option -x here; there are --path, --seed, --json."],
    [["--toString"], "There is no option --toString here; there are --path, --seed, --json."],
    [["--seed"], "--seed needs a value."],
    [["--path", "--json"], "--path needs a value."],
    [["--json=yes"], "--json takes no value."],
  ])("%j is refused", (words, sentence) => {
    expect(refusal(() => readArguments(words, OPTIONS))).toBe(sentence);
  });
});

describe("numbers", () => {
  test.each(["", "-1", "1.5", "NaN", "1e3", "0x10", " 1"])("“%s” is no whole number", (text) => {
    expect(refusal(() => wholeNumber("seed", text))).toBe(`--seed needs a whole number, not “${text}”.`);
  });

  test("a whole number is read", () => {
    expect(wholeNumber("seed", "42")).toBe(42);
  });

  test.each(["", " ", "-0.1", "2.1", "NaN", "much"])("“%s” is not between 0 and 2", (text) => {
    expect(refusal(() => numberBetween("strength", text, 0, 2))).toContain("--strength needs a number from 0 to 2");
  });

  test("both ends belong", () => {
    expect([numberBetween("strength", "0", 0, 2), numberBetween("strength", "2", 0, 2)]).toEqual([0, 2]);
  });
});
