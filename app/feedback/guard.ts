/** @file The guard: what a prompt first named, no suggestion takes away (ALGORITHMS §1.7). */
import { QUALIFIER_FIELDS } from "../prompt/carries.ts";
import { checkPrompt } from "../prompt/check-prompt.ts";
import { MAX_PHRASES, type Phrase } from "../prompt/phrase.ts";
import { type Reading, readPrompt } from "../prompt/read.ts";
import { formOf, tokenise } from "../prompt/token.ts";
import { isSubject } from "./subjects.ts";

/** The words of a prompt that a phrase came from. */
function wordsFor(prompt: string, { spans }: Reading, { concept }: Phrase): string {
  const span = spans.find(({ concepts }) => concepts.includes(concept));
  return span === undefined ? concept : prompt.slice(span.start, span.end);
}

/** What became of one phrase of the first prompt, as the end of a sentence; undefined when it stays. */
function lossOf(phrase: Phrase, words: string, { phrases }: Reading): string | undefined {
  const kept = phrases.find(({ concept, negated }) => concept === phrase.concept && negated === phrase.negated);
  if (kept === undefined) return phrase.negated ? `no longer rules out “${words}”` : `no longer shows “${words}”`;
  const lost = QUALIFIER_FIELDS.find((field) => phrase[field] !== undefined && kept[field] !== phrase[field]);
  return lost && `no longer says “${phrase[lost]}” of “${words}”`;
}

/** Words of the first prompt that nobody but the person understands may be its subject, so they stay as well. */
function lostWord(first: string, reading: Reading, next: string): string | undefined {
  const forms = new Set(tokenise(next).map(({ form }) => form));
  return reading.unknown.find(({ word }) => !forms.has(formOf(word)))?.word;
}

/**
 * Why `next` must not take the place of the first prompt, in one sentence, or undefined when it may: it is empty or too
 * long, says more than a pack can hold, lost a subject or place of the first prompt or a quality of one, or asks for what the
 * first prompt ruled out.
 */
export function objectionTo(first: string, next: string): string | undefined {
  const refused = checkPrompt(next);
  if (refused !== undefined) return refused;
  const [asked, given] = [readPrompt(first), readPrompt(next)];
  if (given.dropped.length > asked.dropped.length) {
    const count = given.phrases.length + given.dropped.length;
    return `The new prompt says ${count} things, ${MAX_PHRASES} is the most a pack can hold.`;
  }
  for (const phrase of asked.phrases.filter(({ concept, negated }) => negated || isSubject(concept))) {
    const loss = lossOf(phrase, wordsFor(first, asked, phrase), given);
    if (loss !== undefined) return `The new prompt ${loss}.`;
  }
  const word = lostWord(first, asked, next);
  return word === undefined ? undefined : `The new prompt no longer says “${word}”.`;
}
