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

/** A table of shares with Wilson intervals. The first question counts the element alone, the second row its qualities too. */
export function adherenceTable(draws: readonly Draw[]): string {
  const share = (region: readonly Draw[], asks: (phrase: Phrase) => boolean, bare: boolean): string => {
    const answers = region.flatMap(({ phrases, scene }) =>
      phrases.filter(asks).map((phrase) => satisfies(scene, bare ? bareOf(phrase) : phrase)),
    );
    if (answers.length === 0) return "–";
    const yes = answers.filter(Boolean).length;
    const { low, high } = wilson(yes, answers.length);
    return `${percent(yes / answers.length)} [${percent(low)}, ${percent(high)}] of ${answers.length}`;
  };
  const rows = REGIONS.map(([name, contains]) => {
    const region = draws.filter(contains);
    const cells = QUESTIONS.map(([, asks]) => share(region, asks, true));
    const qualified = share(region, (phrase) => isKind(phrase.concept) && !phrase.negated && hasQuality(phrase), false);
    return `| ${name} | ${[...cells, qualified].join(" | ")} |`;
  });
  return `| region | ${QUESTIONS.map(([name]) => name).join(" | ")} | with their qualities |
|---|---|---|---|---|
${rows.join("\n")}`;
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
