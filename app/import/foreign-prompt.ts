/** @file The prompt in the notes of another program, as data for the search: never an instruction, never trusted. */
import { parametersPrompt } from "./parameters-prompt.ts";

/** Letters of a prompt that are kept; the longest of real ones are far below. */
const MOST_LETTERS = 2000;

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function json(text: string | undefined): Json {
  if (text === undefined || !text.trimStart().startsWith("{")) return {};
  try {
    return object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Old InvokeAI: one text, or weighted parts. */
function parts(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const texts: unknown[] = value.map((part) => object(part)["prompt"]);
  return texts.filter((text) => typeof text === "string").join(" ");
}

/** SwarmUI, then Fooocus and whatever else writes JSON there, then the format of AUTOMATIC1111's web UI. */
function inParameters(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const notes = json(text);
  return object(notes["sui_image_params"])["prompt"] ?? notes["prompt"] ?? parametersPrompt(text);
}

/** Where each program keeps its prompt, in the order tried. ComfyUI keeps a graph, which holds no one prompt. */
const PLACES: readonly ((texts: Readonly<Record<string, string>>) => unknown)[] = [
  (texts) => json(texts["invokeai_metadata"])["positive_prompt"],
  (texts) => parts(object(json(texts["sd-metadata"])["image"])["prompt"]),
  (texts) => inParameters(texts["parameters"]),
  (texts) => json(texts["parameters-json"])["prompt"],
  // NovelAI and Draw Things.
  (texts) => json(texts["Comment"])["prompt"] ?? json(texts["Comment"])["c"],
  (texts) => inParameters(texts["UserComment"]),
];

/** One line without controls or marks that turn the direction of text round, of {@link MOST_LETTERS} at most. */
function plain(text: string): string {
  const line = text
    .slice(0, 8 * MOST_LETTERS)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "");
  return Array.from(line).slice(0, MOST_LETTERS).join("").trim();
}

/**
 * The prompt in a picture's texts by keyword, `UserComment` being that of its EXIF; empty when none of the programs known
 * (AUTOMATIC1111 and its relatives, InvokeAI, Fooocus, SwarmUI, NovelAI, Draw Things) has left one.
 */
export function foreignPrompt(texts: Readonly<Record<string, string>>): string {
  for (const place of PLACES) {
    const found = place(texts);
    if (typeof found === "string" && plain(found) !== "") return plain(found);
  }
  return "";
}
