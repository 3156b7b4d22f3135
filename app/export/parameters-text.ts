/** @file The `parameters` text that AUTOMATIC1111's web UI and the programs after it read and write. */
import type { ExportItem } from "../contract/engine/engine.ts";
import type { PixelSize } from "../series/size.ts";

/** Fewer key–value pairs than this are taken for a line of the prompt by those who read the text. */
const FEWEST_PAIRS = 3;
const HASH_DIGITS = 10;

/** A value with a comma, colon or line break is written as a JSON string. */
function quoted(value: string): string {
  return /[,:\n"]/.test(value) ? JSON.stringify(value) : value;
}

/** The text is one line of prompt and one of pairs, so a prompt of several lines becomes one. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** Prompt, then `Key: value, …`; only what is known, and the prompt alone when little is. */
export function parametersText(item: ExportItem, { width, height }: PixelSize): string {
  const { prompt, seed, recipe, target, measurement } = item;
  const pairs: (readonly [key: string, value: string | number])[] = [["Size", `${width}x${height}`]];
  if (seed !== null) pairs.unshift(["Seed", seed]);
  if (recipe !== null) {
    pairs.push(["Model", recipe.pack.id], ["Model hash", recipe.pack.sha256.slice(0, HASH_DIGITS)]);
    const used = [...(recipe.adapter === null ? [] : [recipe.adapter]), ...(recipe.stack ?? [])];
    if (used.length > 0) pairs.push(["Adapter", used.map(({ id }) => id).join(" + ")]);
    pairs.push(["Frame", recipe.frame + 1], ["Frames", recipe.request.frames]);
  }
  if (target !== null) pairs.push(["Target valence", short(target.valence)], ["Target arousal", short(target.arousal)]);
  if (measurement !== null) {
    const { valence, arousal, judge, scale } = measurement;
    pairs.push(["Measured valence", short(valence)], ["Measured arousal", short(arousal)]);
    pairs.push(["Judge", judge.id], ["Scale", scale]);
  }
  if (recipe !== null) pairs.push(["Version", `Circumplex ${recipe.app}`]);
  const line = pairs.map(([key, value]) => `${key}: ${quoted(String(value))}`).join(", ");
  return [oneLine(prompt), ...(pairs.length < FEWEST_PAIRS ? [] : [line])].join("\n");
}

const short = (value: number): string => String(Math.round(value * 1e4) / 1e4);
