/** @file Damaged ONNX files: always a report, never an exception, an abort of the test or a wait without end. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { prepare } from "../../../native/autodiff/gradcheck/gradcheck.ts";
import { UnsupportedGradient } from "../../../native/autodiff/unsupported-gradient.ts";
import { ModelError } from "../../../native/graph/model-error.ts";

const root = join(import.meta.dirname, "../../..");
const golden = (name: string) => join(root, `tests/golden/autodiff/${name}.onnx`);
const real = (name: string) => join(root, `../shared/data/onnx-models/${name}/model.onnx`);
const command = join(root, "main/cli/develop/gradcheck.ts");

/** A few flipped bytes, or an end too early. */
function damaged(bytes: Uint8Array, index: number): Uint8Array {
  const random = stream(77, "damage", index);
  if (index % 4 === 0) return bytes.slice(0, random.below(bytes.length));
  const copy = Uint8Array.from(bytes);
  // Most damage to a file falls on weights, which harms nothing: half of it is aimed at the ends, where structure lies.
  const reach = index % 2 === 0 ? bytes.length : Math.min(2000, bytes.length);
  for (let flip = 0; flip <= index % 5; flip++) {
    const place = random.below(reach);
    copy[random.chance(0.5) ? place : bytes.length - 1 - place] = random.below(256);
  }
  return copy;
}

/** What reading and differentiating come to. Any error but the two kinds meant for people is thrown on. */
function outcomeOf(bytes: Uint8Array): "ready" | "unusable" | "refused" {
  try {
    prepare(bytes, 1);
    return "ready";
  } catch (error) {
    if (error instanceof UnsupportedGradient) return "refused";
    if (error instanceof ModelError) return "unusable";
    throw error;
  }
}

const models = ["perceptron", "block", "unet"].map(golden);
const downloaded = ["mnist-cntk", "tiny-bert-classifier", "superres-ortextensions-unsupported-ops"].map(real);

describe("reading and differentiating a damaged model ends in a model or a sentence", () => {
  test.each([...models, ...downloaded])("%s", (file) => {
    if (!existsSync(file)) {
      console.warn(`${file} is missing: its damaged copies are not tested`);
      return;
    }
    const bytes = readFileSync(file);
    const outcomes = Array.from({ length: 120 }, (_, index) => outcomeOf(damaged(bytes, index)));
    expect(outcomes.filter((outcome) => outcome === "unusable").length).toBeGreaterThan(30);
  });
});

describe("the command ends with 0, 2 or 3", () => {
  const folder = mkdtempSync(join(tmpdir(), "damaged-models-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Array.from({ length: 12 }, (_, index) => index))("damaged copy %d", (index) => {
    const file = join(folder, `${index}.onnx`);
    writeFileSync(file, damaged(readFileSync(models[index % 2]!), index));
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, file], {
      encoding: "utf8",
      timeout: 50_000,
    });
    expect([0, 2, 3], stderr).toContain(status);
    expect(stdout + stderr).not.toBe("");
  });

  test("a file that is missing", () => {
    const { status, stderr } = spawnSync(process.execPath, [command, join(folder, "none.onnx")], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^There is no file .*none\.onnx\.\n$/);
  });
});
