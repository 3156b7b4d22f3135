/** @file What a first prompt is about: its things and places, which stay, whereas its weather may change. */
import type { Concept } from "../prompt/phrase.ts";
import { KINDS } from "../scene/kinds.ts";

/** Weather that the pack draws as things; hour, season, palette and mood are no things at all. */
const WEATHER: ReadonlySet<Concept> = new Set<Concept>(["cloud", "lightning", "mist", "rain", "snowfall"]);

/** Whether a concept is a subject or a place. */
export function isSubject(concept: Concept): boolean {
  return (concept in KINDS && !WEATHER.has(concept)) || concept.startsWith("in:");
}
