/** @file The table of families against the library: what it cannot load, or takes in another order, would fail in the middle. */
import * as library from "@huggingface/transformers";
import { expect, test } from "vitest";
import { FAMILIES, type ModelType } from "../../../../native/judge/local/families.ts";
import { PROCESSORS } from "../../../../native/judge/local/vision-model.ts";

const types = Object.keys(FAMILIES) as ModelType[];

/** Parts of a processor class that its table says. */
interface Facts {
  readonly uses_processor_config?: boolean;
  readonly uses_chat_template_file?: boolean;
  readonly prototype: { readonly _call: (...given: unknown[]) => unknown };
}

test.each(types)("the library asks models of type %s about pictures", (type) => {
  expect(library.AutoModelForImageTextToText.supports(type)).toBe(true);
});

test.each(types)(
  "the processor of %s takes picture and text in the order of the table, and reads its files",
  (type) => {
    const { first, files } = FAMILIES[type];
    const facts = PROCESSORS[type] as unknown as Facts;
    const [parameter] = /(?<=^async _call\((?:\s*\/\*.*?\*\/)?\s*)\w+/.exec(String(facts.prototype._call))!;
    expect(parameter).toBe(first === "picture" ? "images" : "text");
    expect((files as readonly string[]).includes("processor_config.json")).toBe(facts.uses_processor_config ?? false);
  },
);
