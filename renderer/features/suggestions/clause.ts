/** @file The clause a suggestion changes, word by word, without the rest of the prompt. */
import { type Change, diffWords } from "../../../app/feedback/diff-words.ts";

/** Commas and spaces around what came or went belong to the text about it: a clause is added, not its comma. */
const EDGES = /^([\s,]*)([^]*?)([\s,]*)$/;

function withoutEdges({ kind, text }: Change): Change[] {
  if (kind === "same") return [{ kind, text }];
  const [, before, words, after] = EDGES.exec(text)!;
  return [
    { kind: "same", text: before! },
    { kind, text: words! },
    { kind: "same", text: after! },
  ];
}

/** Words of one change with mere spaces between them: “in”, “pastel” are added as “in pastel”. */
function phrased(changes: readonly Change[]): Change[] {
  return changes.map((change, i): Change => {
    const [before, after] = [changes[i - 1], changes[i + 1]];
    const inside = change.kind === "same" && change.text.trim() === "" && before?.kind === after?.kind;
    return inside && before !== undefined ? { kind: before.kind, text: change.text } : change;
  });
}

/** Neighbours of one kind as one; empty ones are left out. */
function joined(changes: readonly Change[]): Change[] {
  return changes.reduce<Change[]>((all, { kind, text }) => {
    const last = all.at(-1);
    if (text === "") return all;
    if (last?.kind !== kind) return [...all, { kind, text }];
    return [...all.slice(0, -1), { kind, text: last.text + text }];
  }, []);
}

const fromLastComma = (text: string): string => text.slice(text.lastIndexOf(",") + 1).trimStart();
const toFirstComma = (text: string): string => (text.includes(",") ? text.slice(0, text.indexOf(",")) : text).trimEnd();

/** Between two changed clauses, those that stay are left out. */
function between(text: string): string {
  const [first, last] = [text.indexOf(","), text.lastIndexOf(",")];
  return first === last ? text : `${text.slice(0, first)}, … ${fromLastComma(text)}`;
}

/** The clauses in which the prompts differ; empty when they differ in spaces and commas only. */
export function changedClause(before: string, after: string): Change[] {
  const changes = joined(phrased(joined(diffWords(before, after).flatMap(withoutEdges))));
  const first = changes.findIndex(({ kind }) => kind !== "same");
  const last = changes.findLastIndex(({ kind }) => kind !== "same");
  if (first < 0) return [];
  const shown = changes.map(({ kind, text }, i): Change => {
    if (kind !== "same") return { kind, text };
    return { kind, text: i < first ? fromLastComma(text) : i > last ? toFirstComma(text) : between(text) };
  });
  return shown.filter(({ text }) => text !== "");
}
