/** @file The prompt out of a `parameters` text as AUTOMATIC1111's web UI writes it. */

/** `Key: value` pairs separated by commas; a value may be a JSON string. */
const PAIR = /\s*\w[\w /-]{0,60}:\s*(?:"(?:\\.|[^\\"])+"|[^,]*)(?:,|$)/g;
/** With fewer pairs the last line belongs to the prompt. */
const FEWEST_PAIRS = 3;
/** Longer lines hold no settings anybody wrote, and are not worth the search. */
const LONGEST_SETTINGS = 20_000;

function isSettings(line: string): boolean {
  if (line.length > LONGEST_SETTINGS) return false;
  return line.startsWith("Steps: ") || (line.match(PAIR)?.length ?? 0) >= FEWEST_PAIRS;
}

/** The lines before `Negative prompt:` and before the settings, which are the last line or begin with `Steps:`. */
export function parametersPrompt(text: string): string {
  const lines = text.trim().split("\n");
  const end = lines.findIndex(
    (line, at) =>
      line.startsWith("Negative prompt:") ||
      line.startsWith("Steps: ") ||
      (at > 0 && at === lines.length - 1 && isSettings(line)),
  );
  return (end < 0 ? lines : lines.slice(0, end)).join("\n");
}
