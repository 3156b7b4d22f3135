/** @file A judge from its folder: it measures pictures of any size, names itself, and refuses damaged files in one sentence. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { KNOTS_A, KNOTS_B, PAPERCUT } from "../../kit/papercut-scale.ts";
import { affectScale } from "../../../app/affect/ground/range.ts";
import { writeGraph } from "../../../native/graph/write.ts";
import { openEmbeddedJudge } from "../../../native/judge/embedded-judge.ts";
import { buildJudge } from "../../../native/judge/judge-graph.ts";
import type { JudgeManifest } from "../../../native/judge/manifest.ts";
import { buildWitness } from "../../../native/judge/witness-graph.ts";
import { ModelFileError, sha256 } from "../../../native/files/model-files.ts";
import type { Raster } from "../../../native/scene/finish.ts";

const root = mkdtempSync(path.join(tmpdir(), "judge-"));
afterAll(() => rmSync(root, { recursive: true }));

/** A judge's folder with untrained weights. */
function folderOf(network: "judge" | "witness"): string {
  const directory = mkdtempSync(path.join(root, network));
  const build = network === "judge" ? buildJudge : buildWitness;
  const bytes = writeGraph(build({ batch: 1, training: false, seed: 2 }).graph);
  writeFileSync(path.join(directory, "network.onnx"), bytes);
  const manifest: JudgeManifest = {
    id: `small-${network}`,
    version: "1",
    network,
    model: { file: "network.onnx", sha256: sha256(bytes) },
    knots: network === "judge" ? KNOTS_A : KNOTS_B,
    reference: PAPERCUT,
  };
  writeFileSync(path.join(directory, "judge.json"), JSON.stringify(manifest));
  return directory;
}

function gradient(width: number, height: number): Raster {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([(255 * x) / width, (255 * y) / height, 120], 3 * (y * width + x));
  return { width, height, data };
}

describe("an open judge", () => {
  test("measures on the range scale, the same each time, nearly the same at another size", async () => {
    const judge = await openEmbeddedJudge(folderOf("judge"));
    const measured = await judge.measure(gradient(192, 192));
    expect(measured).toMatchObject({
      scale: "range",
      judge: { id: "small-judge", sha256: judge.sha256 },
      ...affectScale(KNOTS_A).toRange(measured.rated),
    });
    expect(await judge.measure(gradient(192, 192))).toEqual(measured);
    const small = await judge.measure(gradient(96, 96));
    expect(small.rated.valence).toBeCloseTo(measured.rated.valence, 1);
    await judge.close();
  });

  test("a witness reads with its own network and knots, and gives no causes", async () => {
    const witness = await openEmbeddedJudge(folderOf("witness"));
    const measured = await witness.measure(gradient(120, 80));
    expect(measured.causes).toEqual([]);
    expect(measured).toMatchObject(affectScale(KNOTS_B).toRange(measured.rated));
    await witness.close();
  });
});

test("a judge whose files are missing, cut short or not what the manifest says is refused in one sentence", async () => {
  const directory = folderOf("judge");
  const refusal = async (): Promise<string> => {
    const error: unknown = await openEmbeddedJudge(directory).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelFileError);
    return (error as ModelFileError).message;
  };
  truncateSync(path.join(directory, "network.onnx"), 1000);
  expect(await refusal()).toMatch(/network\.onnx is damaged: its SHA-256 begins \w+ where the manifest says \w+\.$/);
  rmSync(path.join(directory, "network.onnx"));
  expect(await refusal()).toMatch(/network\.onnx cannot be read \(ENOENT\)\.$/);
  writeFileSync(path.join(directory, "judge.json"), '{"id":"x"}');
  expect(await refusal()).toMatch(/judge\.json is not a manifest: at version, .*\.$/);
  rmSync(path.join(directory, "judge.json"));
  expect(await refusal()).toMatch(/judge\.json cannot be read \(ENOENT\)\.$/);
});
