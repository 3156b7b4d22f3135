/** @file Reads the words behind a command; what does not fit is bad input, said in one sentence. */
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { badInput } from "./exit.ts";

/**
 * The options and the plain words of a command line.
 *
 * @throws CommandError naming the option that is unknown or lacks its value
 */
export function readArguments<T extends ParseArgsOptionsConfig>(words: readonly string[], options: T) {
  try {
    return parseArgs({ args: joinNegative(words, options), options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = (error as Error).message;
    throw badInput(message.split(/\. (?:To specify|If this)/)[0]!.replace(/\.?$/, "."));
  }
}

/** `--path "-2,-1 2,1"` is a value that begins with a minus, which parseArgs would take for an option. */
function joinNegative(words: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    const takesValue = word.startsWith("--") && options[word.slice(2)]?.type === "string";
    if (takesValue && next !== undefined && /^[-−][\d.]/.test(next)) {
      joined.push(`${word}=${next}`);
      i++;
    } else {
      joined.push(word);
    }
  }
  return joined;
}

/**
 * A whole number given as text.
 *
 * @throws CommandError naming the option
 */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d+$/.test(text)) throw badInput(`--${option} needs a whole number, not “${text}”.`);
  return Number(text);
}
