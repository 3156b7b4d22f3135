/** @file What a PNG says of its mood: target and measurement as JSON, with the judge and the scale. */
import type { ExportItem } from "../contract/engine/engine.ts";
import { affectRecord } from "./affect-record.ts";

/** Keyword of the PNG text that holds it. */
export const MEASUREMENT_KEYWORD = "circumplex-measurement";

/** The text; null when there is neither target nor measurement. */
export function measurementText(item: ExportItem): string | null {
  if (item.target === null && item.measurement === null) return null;
  const { target, measured, rated, error, judge, scale } = affectRecord(item, 0, "", true);
  return JSON.stringify({ version: 1, target, measured, rated, error, judge, scale });
}
