/** @file The support table of the README says what the rule table says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { supportTable } from "../../../native/autodiff/rules/support.ts";

/** Prettier pads the cells of tables; only the words count. */
const words = (markdown: string): string => markdown.replaceAll(/\s+/g, " ").replaceAll(/-{3,}/g, "---");

test("the README holds the support table", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../../native/autodiff/README.md"), "utf8");
  expect(words(readme)).toContain(words(supportTable()));
});
