/** @file Models that are missing, cut short or altered: exit code 3, the file is named, nothing is written. */
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";
import { ROOT } from "../../../kit/places.ts";

/** Flips one bit in the middle. */
function alter(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
}

describe.concurrent("series", () => {
  test.each<[what: string, damage: (models: string) => void, sentence: RegExp]>([
    [
      "cut short",
      (models) => truncateSync(path.join(models, "papercut/flow.onnx"), 1000),
      /flow\.onnx is damaged: its/,
    ],
    [
      "altered by a bit",
      (models) => alter(path.join(models, "papercut/flow.onnx")),
      /flow\.onnx is damaged: its SHA-256/,
    ],
    [
      "altered in its adapter",
      (models) => alter(path.join(models, "papercut/mood.safetensors")),
      /mood\.safetensors is/,
    ],
    ["without its text encoder", (models) => rmSync(path.join(models, "papercut/text-encoder.onnx")), /cannot be read/],
    [
      "with a manifest of another kind",
      (models) => writeFileSync(path.join(models, "papercut/pack.json"), "{}"),
      /is not a/,
    ],
    [
      "not there",
      (models) => rmSync(path.join(models, "papercut"), { recursive: true }),
      /The pack papercut is missing/,
    ],
    [
      "with a judge altered",
      (models) => alter(path.join(models, "papercut-judge/judge.onnx")),
      /judge\.onnx is damaged/,
    ],
    [
      "without a judge",
      (models) => rmSync(path.join(models, "papercut-judge"), { recursive: true }),
      /judge is missing/,
    ],
  ])("a pack %s", async (_, damage, sentence) => {
    const cwd = temporaryFolder();
    const models = path.join(cwd, "models");
    cpSync(path.join(ROOT, "resources/models"), models, { recursive: true });
    damage(models);
    const words = ["series", "--prompt", "a boat", "--path", "0,0 1,1", "--size", "64", "--out", "new"];
    const { code, stdout, stderr } = await circumplex(words, { cwd, env: { CIRCUMPLEX_MODELS: models } });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([code, stdout]).toEqual([3, ""]);
    expect(readdirSync(cwd)).toEqual(["models"]);
  });
});
