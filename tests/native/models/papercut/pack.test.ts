/** @file A pack from its folder: what it draws, with which adapter, and one sentence for everything that may be wrong with it. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { affect } from "../../../../app/affect/plane.ts";
import { gaussianNoise } from "../../../../app/flow/noise.ts";
import { stream } from "../../../../app/random/philox.ts";
import { ModelFileError, sha256 } from "../../../../native/files/model-files.ts";
import { type OpenOptions, openPapercut } from "../../../../native/models/papercut/pack.ts";
import { TOKEN_SIZE } from "../../../../native/scene/tokens.ts";
import { apart, BOAT_AT_NIGHT } from "../tiny.ts";
import { writeSmallPack } from "./small-pack.ts";

const directory = mkdtempSync(path.join(tmpdir(), "pack-"));
afterAll(() => rmSync(directory, { recursive: true }));
const manifest = await writeSmallPack(directory);
const inPack = (name: string): string => path.join(directory, name);

const request = {
  phrases: BOAT_AT_NIGHT,
  target: affect(1, -1),
  noise: gaussianNoise(TOKEN_SIZE, stream(4, "pack test")),
  detailSeed: 5,
};

async function sampled(options: OpenOptions): Promise<Float32Array> {
  const pack = await openPapercut(directory, options);
  const tokens = await pack.sample(request);
  await pack.close();
  return tokens;
}

describe("an open pack", () => {
  test("names itself by its manifest's hash and draws the same scene again", async () => {
    const pack = await openPapercut(directory);
    expect(pack).toMatchObject({ id: "small", sha256: sha256(readFileSync(inPack("pack.json"))), steps: 2 });
    expect(pack.adapter).toEqual({ id: "mood", sha256: manifest.adapters[0]!.sha256, strength: 1 });
    const steps: number[] = [];
    const scene = await pack.draw({ ...request, onStep: (done) => steps.push(done) });
    expect(steps).toEqual([1, 2]);
    expect(await pack.draw(request)).toEqual(scene);
    expect(pack.decode(await pack.sample(request), 5, request.phrases)).toEqual(scene);
    await pack.close();
  });

  test("with an adapter of strength 0 is the base bit for bit; the strength moves the scene evenly", async () => {
    const base = await sampled({ adapter: null });
    expect(await sampled({ strength: 0 })).toEqual(base);
    const [half, whole] = [await sampled({ strength: 0.5 }), await sampled({ strength: 1 })];
    expect(await sampled({ adapter: "mood" })).toEqual(whole);
    expect(apart(half, base)).toBeGreaterThan(1e-3);
    expect(apart(whole, base)).toBeGreaterThan(apart(half, base));
  });

  test("stops when aborted", async () => {
    const pack = await openPapercut(directory);
    await expect(pack.draw({ ...request, signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
    await pack.close();
  });
});

describe("a pack that cannot be opened", () => {
  beforeEach(() => writeSmallPack(directory));

  async function refusal(options: OpenOptions = {}): Promise<string> {
    const error: unknown = await openPapercut(directory, options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelFileError);
    const { message } = error as ModelFileError;
    expect(message).toMatch(/^[^\n]+\.$/);
    return message;
  }

  const changeManifest = (change: Record<string, unknown>): void =>
    writeFileSync(inPack("pack.json"), JSON.stringify({ ...manifest, ...change }));

  test("lacks a file", async () => {
    rmSync(inPack("flow.onnx"));
    expect(await refusal()).toBe(`${inPack("flow.onnx")} cannot be read (ENOENT).`);
    rmSync(inPack("pack.json"));
    expect(await refusal()).toBe(`${inPack("pack.json")} cannot be read (ENOENT).`);
  });

  test("has a file cut short, or another than it names", async () => {
    for (const file of ["text-encoder.onnx", "flow.onnx", "latent.safetensors", "mood.safetensors"]) {
      const whole = readFileSync(inPack(file));
      truncateSync(inPack(file), whole.length - 1);
      expect(await refusal()).toMatch(
        new RegExp(`${file} is damaged: its SHA-256 begins \\w{12} where the manifest says`),
      );
      writeFileSync(inPack(file), whole);
    }
  });

  test("has a manifest that is none", async () => {
    writeFileSync(inPack("pack.json"), "{");
    expect(await refusal()).toBe(`${inPack("pack.json")} is not JSON.`);
    changeManifest({ kind: "diffusion" });
    expect(await refusal()).toContain("pack.json is not a manifest: at kind, ");
    changeManifest({ flow: { file: "../elsewhere.onnx", sha256: manifest.flow.sha256 } });
    expect(await refusal()).toContain("at flow.file, a plain file name.");
  });

  test("names whole files that are no models, or hold something else", async () => {
    const rubbish = Buffer.from("rubbish");
    writeFileSync(inPack("rubbish"), rubbish);
    const file = { file: "rubbish", sha256: sha256(rubbish) };
    for (const part of ["textEncoder", "flow", "latent"]) {
      changeManifest({ [part]: file });
      expect(await refusal({ adapter: null })).toContain(`${inPack("rubbish")} cannot be used: `);
    }
    changeManifest({
      latent: manifest.adapters[0] && { file: "mood.safetensors", sha256: manifest.adapters[0].sha256 },
    });
    expect(await refusal()).toContain(`it does not hold ${TOKEN_SIZE} numbers “mean”.`);
  });

  test("is asked for an adapter it has not", async () => {
    expect(await refusal({ adapter: "bogus" })).toBe("The pack small has no adapter “bogus” (it has: mood).");
    changeManifest({ adapters: [] });
    expect(await refusal()).toBe("The pack small has no adapter “mood” (it has: none).");
  });
});
