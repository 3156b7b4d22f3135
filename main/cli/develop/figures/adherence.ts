/** @file Whether the pictures show what was asked for and nothing that was ruled out, in every corner of the plane. */
import { isKind } from "../../../../native/scene/grammar/wish.ts";
import { satisfies } from "../../../../native/scene/requests.ts";
import { wilson } from "../../../../app/statistics/wilson.ts";
import type { Phrase } from "../../../../app/prompt/phrase.ts";
import type { Draw } from "./draws.ts";

const REGIONS: readonly (readonly [name: string, contains: (draw: Draw) => boolean])[] = [
  ["whole plane", () => true],
  ["unpleasant, calm", ({ target }) => target.valence < -0.8 && target.arousal < -0.8],
  ["unpleasant, stirred", ({ target }) => target.valence < -0.8 && target.arousal > 0.8],
  ["pleasant, calm", ({ target }) => target.valence > 0.8 && target.arousal < -0.8],
  ["pleasant, stirred", ({ target }) => target.valence > 0.8 && target.arousal > 0.8],
];

const QUESTIONS: readonly (readonly [name: string, asks: (phrase: Phrase) => boolean])[] = [
  ["requested elements", ({ concept, negated }) => isKind(concept) && !negated],
  ["forbidden elements absent", ({ concept, negated }) => isKind(concept) && negated],
  ["places, hours, seasons", ({ concept, negated }) => !isKind(concept) && !negated],
];

/** What was asked of a picture, and what it shows. */
export type Answered = Pick<Draw, "phrases" | "scene">;

/** Head of the table whose rows {@link adherenceRow} gives. */
export const ADHERENCE_HEAD = (what: string): string =>
  `| ${what} | ${QUESTIONS.map(([name]) => name).join(" | ")} | with their qualities |
|---|---|---|---|---|`;

/** A row of shares with Wilson intervals. The first question counts the element alone, the last column its qualities too. */
export function adherenceRow(name: string, draws: readonly Answered[]): string {
  const share = (asks: (phrase: Phrase) => boolean, bare: boolean): string => {
    const answers = draws.flatMap(({ phrases, scene }) =>
      phrases.filter(asks).map((phrase) => satisfies(scene, bare ? bareOf(phrase) : phrase)),
    );
    if (answers.length === 0) return "–";
    const yes = answers.filter(Boolean).length;
    const { low, high } = wilson(yes, answers.length);
    return `${percent(yes / answers.length)} [${percent(low)}, ${percent(high)}] of ${answers.length}`;
  };
  const cells = QUESTIONS.map(([, asks]) => share(asks, true));
  const qualified = share((phrase) => isKind(phrase.concept) && !phrase.negated && hasQuality(phrase), false);
  return `| ${name} | ${[...cells, qualified].join(" | ")} |`;
}

/** One row a region of the plane. */
export function adherenceTable(draws: readonly Draw[]): string {
  const rows = REGIONS.map(([name, contains]) => adherenceRow(name, draws.filter(contains)));
  return [ADHERENCE_HEAD("region"), ...rows].join("\n");
}

function bareOf({ concept, negated }: Phrase): Phrase {
  return { concept, negated };
}

function hasQuality({ colour, count, side, distance, size }: Phrase): boolean {
  return [colour, count, side, distance, size].some((quality) => quality !== undefined);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
