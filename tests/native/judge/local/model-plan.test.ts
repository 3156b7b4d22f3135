/** @file What would be loaded of a folder, and the one sentence when nothing can be. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ModelFileError } from "../../../../native/files/model-files.ts";
import { planModel } from "../../../../native/judge/local/model-plan.ts";
import { memoryOf } from "../../../../native/judge/local/weights.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { tinyModel } from "./models.ts";

const write = (folder: string, name: string, json: unknown): void =>
  writeFileSync(path.join(folder, name), typeof json === "string" ? json : JSON.stringify(json));
const NETWORKS = ["embed_tokens", "vision_encoder", "decoder_model_merged"];

/** Gives the weights of a network another name, which says how they are stored. */
function rename(folder: string, network: string, suffix: string): void {
  renameSync(path.join(folder, "onnx", `${network}.onnx`), path.join(folder, "onnx", `${network}${suffix}.onnx`));
}

async function refusal(folder: string): Promise<string> {
  const error: unknown = await planModel(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ModelFileError);
  return (error as Error).message.replaceAll(folder, "FOLDER");
}

describe("a folder without a model says why in one sentence", () => {
  test("no folder, a file, an empty folder", async () => {
    const folder = temporaryFolder();
    expect(await refusal(path.join(folder, "none"))).toMatch(/^There is no folder FOLDER\.$/);
    write(folder, "file", "");
    expect(await refusal(path.join(folder, "file"))).toBe("FOLDER is a file, and a model is a folder.");
    expect(await refusal(folder)).toBe("FOLDER holds no model: there is no config.json in it.");
  });

  test.each([
    ["{", "config.json in FOLDER is not JSON."],
    ["[]", "config.json in FOLDER is not as it should be: at the top, Invalid input: expected object, received array."],
    [
      "{}",
      "config.json in FOLDER is not as it should be: at model_type, Invalid input: expected string, received undefined.",
    ],
    [
      '{"model_type":"bert\\n"}',
      "FOLDER holds a model of type bert, which cannot be asked about pictures; these can: gemma3, gemma3n, gemma4, idefics3, lfm2_vl, llava, mistral3, qwen2_5_vl, qwen2_vl, qwen3_5, qwen3_vl, smolvlm.",
    ],
    ['{"model_type":"constructor"}', /^FOLDER holds a model of type constructor, which cannot/],
  ])("config.json that holds %s", async (content, sentence) => {
    const folder = tinyModel();
    write(folder, "config.json", content);
    expect(await refusal(folder)).toMatch(sentence);
  });

  test("files that are missing are named, all at once", async () => {
    const folder = tinyModel();
    for (const name of ["tokenizer.json", "processor_config.json", "onnx/vision_encoder.onnx"])
      rmSync(path.join(folder, name));
    expect(await refusal(folder)).toBe("FOLDER lacks tokenizer.json, processor_config.json, onnx/vision_encoder.onnx.");
    rmSync(path.join(folder, "onnx"), { recursive: true });
    expect(await refusal(folder)).toContain("onnx/decoder_model_merged.onnx.");
  });

  test("a folder where a file should be is no file", async () => {
    const folder = tinyModel();
    rmSync(path.join(folder, "tokenizer.json"));
    mkdirSync(path.join(folder, "tokenizer.json"));
    expect(await refusal(folder)).toBe("FOLDER lacks tokenizer.json.");
  });

  test.each([
    [1, "onnx/embed_tokens.onnx_data, onnx/vision_encoder.onnx_data, onnx/decoder_model_merged.onnx_data"],
    [{ decoder_model_merged: 1 }, "onnx/decoder_model_merged.onnx_data"],
    [{ "decoder_model_merged.onnx": true }, "onnx/decoder_model_merged.onnx_data"],
  ])("weights that the configuration promises beside the model (%j) are missed", async (external, lacking) => {
    const folder = tinyModel();
    write(folder, "config.json", {
      model_type: "llava",
      "transformers.js_config": { use_external_data_format: external },
    });
    expect(await refusal(folder)).toBe(`FOLDER lacks ${lacking}.`);
  });

  test("a tokenizer without a chat template, unless it lies beside", async () => {
    const folder = tinyModel();
    write(folder, "tokenizer_config.json", { eos_token: "</s>" });
    expect(await refusal(folder)).toBe("FOLDER has no chat template, so nothing can be asked of its model.");
    write(folder, "chat_template.json", { chat_template: "{{ messages }}" });
    expect((await planModel(folder)).chatTemplate).toBe("{{ messages }}");
    write(folder, "chat_template.jinja", "{{ messages[0] }}");
    expect((await planModel(folder)).chatTemplate).toBe("{{ messages[0] }}");
  });
});

describe("what is loaded", () => {
  test("is every file the model is made of, with its size, and nothing else", async () => {
    const folder = tinyModel({ isExternal: true });
    write(folder, "README.md", "# A model");
    write(folder, "onnx/decoder_model_merged_q4f16.onnx", "x");
    const { files, chatTemplate, type } = await planModel(folder);
    expect(type).toBe("llava");
    expect(chatTemplate).toBeNull();
    expect(files.map(({ name }) => name)).toEqual([
      "config.json",
      "generation_config.json",
      ...NETWORKS.toSorted().flatMap((name) => [`onnx/${name}.onnx`, `onnx/${name}.onnx_data`]),
      "preprocessor_config.json",
      "processor_config.json",
      "tokenizer.json",
      "tokenizer_config.json",
    ]);
    for (const { bytes } of files) expect(bytes).toBeGreaterThan(0);
  });

  test.each([
    [undefined, ["", "_q4", "_fp16", "_quantized"], "q4"],
    [undefined, ["", "_fp16"], "fp32"],
    [undefined, ["_q4f16", "_fp16"], "q4f16"],
    ["fp16", ["_q4", "_fp16"], "fp16"],
    [{ decoder_model_merged: "int8" }, ["_q4", "_int8"], "int8"],
    [{ decoder_model_merged: "int8" }, ["_q4"], "q4"],
    ["nonsense", ["_q4"], "q4"],
  ])("of several dtypes (declared: %j; there: %j) is %s", async (declared, there, loaded) => {
    const folder = tinyModel();
    write(folder, "config.json", { model_type: "llava", "transformers.js_config": { dtype: declared } });
    rename(folder, "decoder_model_merged", there[0]!);
    for (const suffix of there.slice(1)) write(folder, `onnx/decoder_model_merged${suffix}.onnx`, "x");
    const { dtypes } = await planModel(folder);
    expect(dtypes).toEqual({ embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: loaded });
  });

  test("is counted as memory with room to work: half precision becomes whole while it is loaded", async () => {
    const folder = tinyModel({ isExternal: true });
    const { files, bytes } = await planModel(folder);
    const networks = files.filter(({ name }) => name.startsWith("onnx/")).reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBe(Math.round(4e8 + 1.2 * networks));
    expect(memoryOf([{ dtype: "fp16", bytes: 1e9 }])).toBe(3.7e9);
    expect(memoryOf([{ dtype: "q4", bytes: 1e9 }])).toBe(2.7e9);
  });
});
