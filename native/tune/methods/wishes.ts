/** @file What is asked for while learning: prompts of the corpus, targets anywhere on the plane. */
import { affect } from "../../../app/affect/plane.ts";
import type { Random } from "../../../app/random/random.ts";
import { decodePhrases, PROMPT_BYTES } from "../../models/papercut/training/phrase-codes.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Wish } from "../flow/policy.ts";

/** Targets are drawn evenly from ±this, a little more than what is asked of the pack. */
const REACH = 2.5;

/** A wish drawn at random. */
function randomWish(corpus: Corpus, random: Random): Wish {
  const variant = (random.below(corpus.scenes) * corpus.variants + random.below(corpus.variants)) * PROMPT_BYTES;
  const target = affect(random.between(-REACH, REACH), random.between(-REACH, REACH));
  return { phrases: decodePhrases(corpus.prompts, variant), target };
}

/** `groups` wishes, each `pictures` times in a row. */
export function groupedWishes(corpus: Corpus, random: Random, groups: number, pictures: number): Wish[] {
  return Array.from({ length: groups }, () => randomWish(corpus, random)).flatMap((wish) =>
    Array<Wish>(pictures).fill(wish),
  );
}
