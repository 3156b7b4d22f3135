/** @file The shipped models: the very files their manifests name, small, and each with its card. */
import { createHash } from "node:crypto";
import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ModelFile } from "../../native/files/model-files.ts";
import { judgeManifest } from "../../native/judge/manifest.ts";
import { packManifest } from "../../native/models/papercut/manifest.ts";
import { inRoot } from "../kit/repository.ts";

const MODELS = inRoot("resources/models");
const MOST_BYTES = 16 * 2 ** 20;

/** The files a model's manifest names. */
const NAMED: Readonly<Record<string, (folder: string) => readonly ModelFile[]>> = {
  papercut(folder) {
    const { textEncoder, flow, latent, adapters } = packManifest.parse(readManifest(folder, "pack.json"));
    return [textEncoder, flow, latent, ...adapters.map(({ file, sha256 }) => ({ file, sha256 }))];
  },
  "papercut-judge": (folder) => [judgeManifest.parse(readManifest(folder, "judge.json")).model],
  "papercut-witness": (folder) => [judgeManifest.parse(readManifest(folder, "judge.json")).model],
};

function readManifest(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), "utf8"));
}

describe.each(Object.keys(NAMED))("%s", (id) => {
  const folder = path.join(MODELS, id);

  test("is there", () => {
    expect(existsSync(folder), `resources/models/${id} is missing: npm run train:papercut -- --install makes it`).toBe(
      true,
    );
  });

  test("consists of the very files its manifest names", () => {
    for (const { file, sha256 } of NAMED[id]!(folder)) {
      const found = createHash("sha256")
        .update(readFileSync(path.join(folder, file)))
        .digest("hex");
      expect(found, file).toBe(sha256);
    }
  });

  test("has a card, and no file that nobody names", () => {
    const named = NAMED[id]!(folder).map(({ file }) => file);
    const manifest = id === "papercut" ? "pack.json" : "judge.json";
    expect(readdirSync(folder).toSorted()).toEqual([...named, manifest, "README.md"].toSorted());
    expect(readFileSync(path.join(folder, "README.md"), "utf8").length).toBeGreaterThan(500);
  });
});

test("all models together are at most 16 MB", () => {
  const files = globSync("**/*", { cwd: MODELS }).map((file) => statSync(path.join(MODELS, file)));
  const bytes = files.filter((file) => file.isFile()).reduce((sum, { size }) => sum + size, 0);
  console.info(`All models together: ${(bytes / 2 ** 20).toFixed(1)} MB`);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});
