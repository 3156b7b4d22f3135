/** @file Prompts in the notes of other programs, as those programs write them; and our notes, as those programs read them. */
import { describe, expect, test } from "vitest";
import type { ExportItem } from "../../../app/contract/engine/engine.ts";
import { parametersText } from "../../../app/export/parameters-text.ts";
import { foreignPrompt } from "../../../app/import/foreign-prompt.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { measuredAt } from "../../kit/series-frame.ts";

const WEBUI = `a lighthouse, (storm:1.2)
oil on canvas
Negative prompt: people, text
Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512, Model hash: abcdef1234, Model: name, Lora hashes: "a: 1234, b: 5678", Version: v1.9.4`;

const QUIET = "a lighthouse\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512";

describe("the prompt of", () => {
  test.each<[string, Record<string, string>, string]>([
    ["AUTOMATIC1111", { parameters: WEBUI }, "a lighthouse, (storm:1.2) oil on canvas"],
    ["AUTOMATIC1111 without a negative prompt", { parameters: QUIET }, "a lighthouse"],
    ["AUTOMATIC1111 with nothing but settings", { parameters: QUIET.split("\n")[1]! }, ""],
    ["AUTOMATIC1111 in a JPEG", { UserComment: WEBUI }, "a lighthouse, (storm:1.2) oil on canvas"],
    ["a program that writes the prompt only", { parameters: "ratio: 3:2, mood: calm" }, "ratio: 3:2, mood: calm"],
    [
      "InvokeAI",
      { invokeai_metadata: JSON.stringify({ positive_prompt: "a fox", negative_prompt: "fog", seed: 3 }) },
      "a fox",
    ],
    [
      "InvokeAI 2",
      { "sd-metadata": JSON.stringify({ image: { prompt: [{ prompt: "a fox", weight: 1 }, { prompt: "snow" }] } }) },
      "a fox snow",
    ],
    ["SwarmUI", { parameters: JSON.stringify({ sui_image_params: { prompt: "a mill", seed: 1 } }) }, "a mill"],
    ["Fooocus", { fooocus_scheme: "fooocus", parameters: JSON.stringify({ prompt: "a mill" }) }, "a mill"],
    ["NovelAI", { Comment: JSON.stringify({ prompt: "1girl, rain", steps: 28 }) }, "1girl, rain"],
    ["Draw Things", { Comment: JSON.stringify({ c: "a heron", uc: "text" }) }, "a heron"],
    ["ComfyUI, whose graph has no one prompt", { prompt: '{"3":{}}', workflow: "{}" }, ""],
    ["nobody", { Software: "GIMP", Comment: "Created with GIMP" }, ""],
  ])("%s", (_, texts, prompt) => {
    expect(foreignPrompt(texts)).toBe(prompt);
  });

  test.each<[string, Record<string, string>, string]>([
    ["half a JSON", { parameters: '{"prompt": "a' }, '{"prompt": "a'],
    ["a prompt that is no text", { invokeai_metadata: '{"positive_prompt": {"a": 1}}' }, ""],
    ["a list", { parameters: "[1, 2]" }, "[1, 2]"],
    ["controls and reversed text", { parameters: "a\u0000b\u001b[31m \u202egnp.exe\ud800" }, "a b [31m gnp.exe\ufffd"],
    ["a name of a prototype", { __proto__: "x", constructor: "y" }, ""],
  ])("%s is data", (_, texts, prompt) => {
    expect(foreignPrompt(texts)).toBe(prompt);
  });

  test("a book is cut, and endless settings are read at once", () => {
    expect(Array.from(foreignPrompt({ parameters: "𝄞".repeat(500_000) }))).toHaveLength(2000);
    const started = performance.now();
    foreignPrompt({ parameters: `a\n${"word ".repeat(200_000)}` });
    foreignPrompt({ parameters: `a\n${"a b c d e f ".repeat(1600)}` });
    foreignPrompt({ parameters: `a\n${'a: "\\'.repeat(3000)}` });
    foreignPrompt({ parameters: "{".repeat(1_000_000) });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

/** The web UI's reader (modules/infotext_utils.py), line by line. */
function webuiReads(text: string): Record<string, string> {
  const pair = /\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)/g;
  const found: Record<string, string> = {};
  let [prompt, negative, inNegative] = ["", "", false];
  const lines = text.trim().split("\n");
  let last = lines.pop()!;
  if ([...last.matchAll(pair)].length < 3) {
    lines.push(last);
    last = "";
  }
  for (const raw of lines) {
    let line = raw.trim();
    if (line.startsWith("Negative prompt:")) {
      inNegative = true;
      line = line.slice("Negative prompt:".length).trim();
    }
    if (inNegative) negative += (negative === "" ? "" : "\n") + line;
    else prompt += (prompt === "" ? "" : "\n") + line;
  }
  for (const [, key, value] of last.matchAll(pair)) found[key!] = value!.startsWith('"') ? JSON.parse(value!) : value!;
  return { prompt, negative, ...found };
}

describe("our parameters text", () => {
  const path = [
    { valence: -1, arousal: 0 },
    { valence: 1, arousal: 2 },
  ];
  const request = parseSeriesRequest({ prompt: "a boat,\nred: very", path, frames: 5, seed: 11 });
  const item: ExportItem = {
    blob: "0".repeat(64),
    svg: null,
    name: "boat",
    prompt: request.prompt,
    seed: request.seed,
    target: { valence: -1, arousal: 0 },
    measurement: measuredAt(-0.87654, 0.25),
    recipe: {
      version: 1,
      frame: 0,
      request,
      pack: { id: 'paper, "cut"', sha256: "ab".repeat(32) },
      adapter: null,
      app: "1.2.3",
    },
    created: 0,
  };

  test("is read by the web UI as it was meant", () => {
    expect(webuiReads(parametersText(item, { width: 768, height: 512 }))).toEqual({
      prompt: "a boat, red: very",
      negative: "",
      Seed: "11",
      Size: "768x512",
      Model: 'paper, "cut"',
      "Model hash": "ababababab",
      Frame: "1",
      Frames: "5",
      "Target valence": "-1",
      "Target arousal": "0",
      "Measured valence": "-0.8765",
      "Measured arousal": "0.25",
      Judge: "papercut-judge",
      Scale: "range",
      Version: "Circumplex 1.2.3",
    });
  });

  test("comes back through our own reader, and says nothing it does not know", () => {
    expect(foreignPrompt({ parameters: parametersText(item, { width: 768, height: 512 }) })).toBe("a boat, red: very");
    const bare = { ...item, recipe: null, seed: null, target: null, measurement: null };
    expect(parametersText(bare, { width: 1, height: 1 })).toBe("a boat, red: very");
  });
});
