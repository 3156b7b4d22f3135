/** @file Which words of a prompt a negation covers. */
import type { Match } from "./match.ts";

/** What an open negation has met so far. */
interface Scope {
  readonly reach: "no" | "without" | "not";
  readonly noun: boolean;
  readonly adjective: boolean;
}

/** Whether a list (“no clouds, birds or trees”) goes on behind the comma before `i` until an “or”. */
function listContinues(matches: readonly Match[], i: number): boolean {
  for (const { entry } of matches.slice(i)) {
    switch (entry?.role) {
      case "or":
        return true;
      case "noun":
      case "adjective":
      case "qualifier":
      case "filler":
      case "undrawn":
        continue;
      case "negation":
      case "copula":
      case "and":
      case "but":
      case "link":
      case undefined:
        return false;
      default:
        entry satisfies never;
    }
  }
  return false;
}

function survivesBreak(scope: Scope, matches: readonly Match[], i: number): boolean {
  if (scope.noun) return listContinues(matches, i);
  return scope.adjective && scope.reach !== "not";
}

/** The scope after one match, and whether the match itself is covered. */
function step(
  scope: Scope | undefined,
  matches: readonly Match[],
  i: number,
): [next: Scope | undefined, covered: boolean] {
  const { entry } = matches[i]!;
  if (entry?.role === "negation") return [{ reach: entry.reach, noun: false, adjective: false }, false];
  if (scope === undefined) return [undefined, false];
  switch (entry?.role) {
    case "noun":
      return scope.noun ? [undefined, false] : [{ ...scope, noun: true }, true];
    case "adjective":
      return scope.noun ? [undefined, false] : [{ ...scope, adjective: true }, true];
    case "or":
      return [{ ...scope, noun: false }, false];
    case "and": {
      if (!scope.noun) return [scope, false];
      const bareNoun = scope.reach === "without" && matches[i + 1]?.entry?.role === "noun";
      return [bareNoun ? { ...scope, noun: false } : undefined, false];
    }
    case "link":
      return [scope.noun || scope.adjective ? undefined : scope, false];
    case "but":
    case "copula":
      return [undefined, false];
    case "qualifier":
      // Of nothing but the picture itself, “not blue”.
      return [scope, !scope.noun];
    case "filler":
    case "undrawn":
    case undefined:
      return [scope, false];
    default:
      return entry satisfies never;
  }
}

/** For each match, whether what it says is refused (“no clouds or birds”, “without people”, “not sad”). */
export function negations(matches: readonly Match[]): boolean[] {
  let scope: Scope | undefined;
  return matches.map(({ afterBreak }, i) => {
    if (scope !== undefined && afterBreak && !survivesBreak(scope, matches, i)) scope = undefined;
    // Behind a comma a list goes on with a new noun phrase.
    else if (scope?.noun === true && afterBreak) scope = { ...scope, noun: false };
    const [next, covered] = step(scope, matches, i);
    scope = next;
    return covered;
  });
}
