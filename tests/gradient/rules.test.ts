/** @file Every gradient rule against directional derivatives in double precision. */
import { describe, expect, test } from "vitest";
import { rules } from "../../native/autodiff/rules/table.ts";
import { worstErrorOfRow } from "./check-row.ts";
import type { Row } from "./row.ts";
import { rows } from "./rules.ts";

const seed = 4;

function describeRow({ op, inputs, attributes = {}, opset }: Row): string {
  const shapes = inputs.map((sample) => (sample ? `[${sample.shape.join(",")}]` : "–")).join(" ");
  const settings = Object.entries(attributes).map(([name, { value }]) => `${name}=${JSON.stringify(value)}`);
  return [op, shapes, ...settings, ...(opset ? [`opset ${opset}`] : [])].join(" ");
}

describe("the gradient equals the derivative along random directions", () => {
  test.each(rows.map((row) => [describeRow(row), row] as const))("%s", async (_, row) => {
    expect(await worstErrorOfRow(row, seed)).toBeLessThan(1e-5);
  });
});

test("every operator with a rule has a row in the table", () => {
  const checked = new Set(rows.map(({ op }) => op));
  const ruled = Object.entries(rules).flatMap(([op, entry]) => (typeof entry === "function" ? [op] : []));
  expect(ruled.filter((op) => !checked.has(op as Row["op"]))).toEqual([]);
});
