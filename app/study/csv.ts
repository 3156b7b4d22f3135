/** @file Answers as CSV: one file a participant, several read together. Nothing in it says who or on what machine. */
import { type Answer, type StudyDesign, TRIAL_KINDS } from "./answer.ts";
import { orderAgreement, readRanks } from "./orderings.ts";

const COLUMNS = ["participant", "order", "item", "kind", "given", "value", "milliseconds"] as const;

/** The study that answers are read for. */
export interface AnswersOf {
  readonly design: StudyDesign;
  readonly items: readonly string[];
}

/** A line for each answer behind a line of names, as RFC 4180 has it. */
export function writeAnswers(answers: readonly Answer[]): string {
  const lines = answers.map(({ participant, order, item, kind, given, value, milliseconds }) =>
    [quoted(participant), order, quoted(item), kind, given, rounded(value), Math.round(milliseconds)].join(","),
  );
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

/**
 * Reads what {@link writeAnswers} wrote.
 *
 * @param file its name, for sentences
 * @throws RangeError, one sentence naming file and line, when a line does not hold or is of another study
 */
export function readAnswers(text: string, file: string, { design, items }: AnswersOf): Answer[] {
  const [head, ...lines] = parseRows(text);
  if (head?.join(",") !== COLUMNS.join(","))
    throw new RangeError(`${file}, line 1: the columns must be ${COLUMNS.join(", ")}.`);
  const known = new Set(items);
  return lines.map((cells, i) => {
    const refuse = (what: string): RangeError => new RangeError(`${file}, line ${i + 2}: ${what}.`);
    if (cells.length !== COLUMNS.length) throw refuse(`${cells.length} columns in place of ${COLUMNS.length}`);
    const [participant = "", order = "", item = "", kind = "", given = "", value = "", milliseconds = ""] = cells;
    if (participant === "") throw refuse("participant must not be empty");
    if (!known.has(item)) throw refuse(`this study does not ask about “${item}”`);
    const found = TRIAL_KINDS.find((one) => one === kind);
    if (found === undefined) throw refuse(`“${kind}” is no kind of trial`);
    if (!/^\d+$/u.test(order) || !/^\d+$/u.test(milliseconds))
      throw refuse("order and milliseconds must be whole numbers");
    return {
      participant,
      order: Number(order),
      item,
      kind: found,
      given,
      value: design === "pairs" ? chosen(given, value, refuse) : agreed(given, value, refuse),
      milliseconds: Number(milliseconds),
    };
  });
}

type Refuse = (what: string) => RangeError;

function chosen(given: string, value: string, refuse: Refuse): number {
  if (given !== "left" && given !== "right") throw refuse(`given must be left or right, not “${given}”`);
  if (value !== "0" && value !== "1") throw refuse(`value must be 0 or 1, not “${value}”`);
  return Number(value);
}

/** The value follows from what was given. */
function agreed(given: string, value: string, refuse: Refuse): number {
  const ranks = readRanks(given);
  if (ranks === undefined) throw refuse(`given must be an order such as 2 1 3 5 4, not “${given}”`);
  const agreement = orderAgreement(ranks);
  if (rounded(agreement) !== value) throw refuse(`value must be ${rounded(agreement)} for ${given}, not “${value}”`);
  return agreement;
}

const rounded = (value: number): string => String(Math.round(10_000 * value) / 10_000);

/** A leading sign is set off, so that no spreadsheet takes a prompt for a formula. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function parseRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (inside) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') cell += text[++i];
      else inside = false;
    } else if (letter === '"') inside = true;
    else if (letter === ",") {
      row.push(cell);
      cell = "";
    } else if (letter === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
    } else if (letter !== "\r") cell += letter;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}
