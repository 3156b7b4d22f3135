/** @file Words live in the locales: every language has the same keys and placeholders, and no component says anything itself. */
import { describe, expect, test } from "vitest";
import { de } from "../../renderer/locales/de.ts";
import { en } from "../../renderer/locales/en.ts";
import { sourceFiles, textOf } from "../kit/repository.ts";

const NAMESPACES = Object.keys(en) as (keyof typeof en)[];

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();

/** Languages may use a number in one plural form and leave it out in the other. */
const isPlural = (key: string): boolean => /_(one|other)$/.test(key);

describe.each(NAMESPACES)("%s", (namespace) => {
  const english: Readonly<Record<string, string>> = en[namespace];
  const german: Readonly<Record<string, string>> = de[namespace];

  test("has the same keys in both languages", () => {
    expect(Object.keys(german).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test("has the same placeholders in both languages", () => {
    const differing = Object.keys(english).filter(
      (key) => !isPlural(key) && placeholders(english[key]!).join() !== placeholders(german[key] ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  test("has no empty text, no hyphen for a minus, no three dots for an ellipsis", () => {
    for (const words of [english, german]) {
      const wrong = Object.entries(words).filter(
        ([, text]) => text.trim() === "" || /(^|\s)-\d/.test(text) || text.includes("..."),
      );
      expect(wrong).toEqual([]);
    }
  });

  test("has both forms of every plural", () => {
    const stems = new Set(
      Object.keys(english)
        .filter(isPlural)
        .map((key) => key.replace(/_(one|other)$/, "")),
    );
    expect([...stems].filter((stem) => !(`${stem}_one` in english) || !(`${stem}_other` in english))).toEqual([]);
  });
});

/** Words between tags or in attributes that are read out or shown. */
function literals(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
  const between = [...code.matchAll(/<\/?[A-Za-z][^<>{}]*>\s*([^<>{}();=]*[A-Za-z]{3,}[^<>{}();=]*)\s*<\//g)];
  const attributes = [...code.matchAll(/\b(?:aria-label|title|placeholder|alt|label)="([^"]*[A-Za-z]{2,}[^"]*)"/g)];
  return [...between, ...attributes].map(([, words]) => words!.trim()).filter((words) => words !== "");
}

describe("components", () => {
  test("a literal text would be seen", () => {
    expect(literals("<p>Nothing here</p>")).toEqual(["Nothing here"]);
    expect(literals('<button aria-label="Close it">{t("x")}</button>')).toEqual(["Close it"]);
    expect(literals("<p>{t('words')}</p>")).toEqual([]);
  });

  test("say nothing that is not in the locales", () => {
    const components = sourceFiles().filter((file) => file.startsWith("renderer/") && file.endsWith(".tsx"));
    expect(components.length).toBeGreaterThan(20);
    const spoken = components.flatMap((file) => literals(textOf(file)).map((words) => `${file}: ${words}`));
    expect(spoken).toEqual([]);
  });
});
