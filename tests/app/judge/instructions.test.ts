/** @file Facts put into instructions. */
import { expect, test } from "vitest";
import { fillIn, placeholdersOf } from "../../../app/judge/instructions.ts";

test("each placeholder gets its fact, in one pass", () => {
  expect(placeholdersOf("{{b}} and {{a}}, {{b}} {c}")).toEqual(["a", "b"]);
  expect(fillIn("{{b}} and {{a}}, {{b}}", { a: "{{b}}", b: "$& $1" })).toBe("$& $1 and {{b}}, $& $1");
  expect(fillIn("{{unknown}}", {})).toBe("{{unknown}}");
});
