/** @file Writes captions: natural English for phrases, in many wordings, which the reader understands again. */
import type { Random } from "../random/random.ts";
import { shuffled } from "../random/shuffled.ts";
import { normalise } from "./carries.ts";
import type { Phrase } from "./phrase.ts";
import { type Part, partOf, withArticle } from "./wording.ts";

/** “lonely, dark and misty”. */
function listed(words: readonly string[], conjunction: "and" | "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** “no clouds or birds, not sad, not in the forest”. */
function refusals(parts: readonly Part[], random: Random): string[] {
  const things = parts.filter(({ at }) => at === "things").map(({ words }) => words);
  const others = parts.filter(({ at }) => at !== "things").map(({ words }) => `not ${words}`);
  const opening = random.pick(["no", "without", "no"]);
  return things.length === 0 ? others : [`${opening} ${listed(things, "or")}`, ...others];
}

/**
 * An English caption that {@link readPrompt} (read.ts) reads as the same phrases, normalised (carries.ts).
 *
 * @param phrases each concept at most once
 * @param random chooses among synonyms and word orders
 */
export function writePrompt(phrases: readonly Phrase[], random: Random): string {
  const order = shuffled(phrases.map(normalise), random);
  const wanted = order.filter(({ negated }) => !negated).map((phrase) => partOf(phrase, random));
  const refused = order.filter(({ negated }) => negated).map((phrase) => partOf(phrase, random));
  const wordsAt = (at: Part["at"]): string[] => wanted.filter((part) => part.at === at).map(({ words }) => words);

  // Some people write prompts as lists of tags.
  if (random.chance(0.15)) return [...wanted.map(({ words }) => words), ...refusals(refused, random)].join(", ");

  const things = wordsAt("things");
  const scene = wordsAt("scene");
  const circumstances = wordsAt("circumstances").join(random.chance(0.5) ? ", " : " ");
  const shown = random.chance(0.5) ? things.join(", ") : listed(things, "and");
  const named = scene.length > 0 || random.chance(0.2);
  const setting = named
    ? withArticle(`${listed(scene, "and")} ${random.pick(["scene", "picture", "view"])}`.trim())
    : "";
  const joint = named && shown !== "" ? random.pick([" with ", " of ", ": "]) : "";
  const clauses = random.chance(0.7)
    ? [setting + joint + shown, circumstances]
    : [circumstances, setting + joint + shown];
  return [...clauses, ...refusals(refused, random)].filter((clause) => clause !== "").join(", ");
}
