/** @file Reads the words behind a command; what does not fit is bad input, said in one sentence. */
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { badInput } from "./exit.ts";

/**
 * The options and the plain words of a command line. An option given twice counts as it was given last.
 *
 * @throws CommandError naming the option that is unknown, lacks its value or takes none
 */
export function readArguments<T extends ParseArgsOptionsConfig>(words: readonly string[], options: T) {
  const args = joinNegative(words, options);
  refuseMisfits(args, options);
  return parseArgs({ args, options, allowPositionals: true, strict: true });
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

function refuseMisfits(args: string[], options: ParseArgsOptionsConfig): void {
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
      const known = Object.keys(options).map((other) => `--${other}`);
      throw badInput(`There is no option ${rawName} here; there are ${known.join(", ")}.`);
    }
    if (option.type === "boolean" && value !== undefined) throw badInput(`${rawName} takes no value.`);
    const isNextOption = inlineValue === false && value.startsWith("-");
    if (option.type === "string" && (value === undefined || isNextOption)) throw badInput(`${rawName} needs a value.`);
  }
}

/**
 * The name of a file given as text.
 *
 * @throws CommandError naming the option
 */
export function fileName(option: string, text: string): string {
  if (text === "") throw badInput(`--${option} needs the name of a file.`);
  return text;
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

/**
 * A number within bounds given as text.
 *
 * @throws CommandError naming the option and the bounds
 */
export function numberBetween(option: string, text: string, low: number, high: number): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= low && number <= high)) {
    throw badInput(`--${option} needs a number from ${low} to ${high}, not “${text}”.`);
  }
  return number;
}
