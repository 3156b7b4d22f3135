/** @file Graphs nobody here wrote: differentiated and held to double precision, or refused by the names of their operators. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gradcheck } from "../../../native/autodiff/gradcheck/gradcheck.ts";

const file = (name: string) => join(import.meta.dirname, `../../../../shared/data/onnx-models/${name}/model.onnx`);

function present(name: string): boolean {
  if (existsSync(file(name))) return true;
  console.warn(`${name} is not tested: its file is missing`);
  return false;
}

describe("the gradients are right", () => {
  test.each([
    ["mnist-cntk", 7],
    ["tiny-bert-classifier", 40],
  ])("%s, all %d inputs and weights", async (name, count) => {
    if (!present(name)) return;
    const report = await gradcheck(readFileSync(file(name)), 1);
    expect(report.outcome).toBe("checked");
    if (report.outcome !== "checked") return;
    expect(report.targets).toHaveLength(count);
    expect(report.worst).toBeLessThan(1e-5);
  });
});

describe("refused by name", () => {
  test.each([
    ["silero-vad-if-lstm", ["If", "LSTM"]],
    [
      "superres-ortextensions-unsupported-ops",
      ["com.microsoft.extensions.DecodeImage", "com.microsoft.extensions.EncodeImage"],
    ],
  ])("%s", async (name, operators) => {
    if (!present(name)) return;
    const report = await gradcheck(readFileSync(file(name)), 1);
    const refused = report.outcome === "refused" ? report.refused : [];
    expect([...new Set(refused.map(({ operator }) => operator))].toSorted()).toEqual(operators);
  });
});
