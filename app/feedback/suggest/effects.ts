/** @file What edits were seen to do: a Gaussian model of measured shifts, folded from the log, which foresees the next. */
import { perAxis } from "../../affect/error.ts";
import type { Axis } from "../../affect/plane.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import { cholesky, type Matrix, solveFactored } from "../../profile/cholesky.ts";
import type { LoggedEntry } from "../../profile/log.ts";
import type { EffectEntry } from "../../profile/profile-file.ts";
import type { Concept } from "../../prompt/phrase.ts";
import type { Shift } from "../shift.ts";
import { ADDITIONS } from "./additions.ts";
import { countingEffects, type FamilyEffect, familyEffects } from "./family-effects.ts";

/**
 * The model, on each axis by itself: measured = prior + Σ terms + noise. A term is a weight times a number of the edit, and
 * every weight begins as N(0, τ²):
 *
 * - the group's gain, times the prior: how much more or less than expected hours, palettes … do
 * - the concept's own effect, +1 where it is gained and −1 where it is lost: what adding shows, exchanging knows
 * - the family's own, where that is not just a gain: of removals, refusals, and what a judge words itself
 * - the group's in this context, and the concept's for this person: what is left, shrunken ever more
 *
 * So an edit never tried is foreseen by its kin, one tried often by itself, and a person's own effect is the pooled one until it
 * is seen to differ. Closed form: the weights' posterior is N(Λ⁻¹b, Λ⁻¹), Λ = diag(τ⁻²) + Σ x xᵀ/σ², b = Σ x·(measured −
 * prior)/σ². The vocabulary bounds the number of terms to some hundreds, however long the log.
 */
const TERM_SPREAD = { gain: 0.3, concept: 0.33, family: 0.2, context: 0.15, own: 0.1 };

/** What no term explains: what an edit does differs from prompt to prompt by about so much, in `range` units. */
const PROMPT_SPREAD = 0.3;

/** The posterior of the weights on one axis. */
interface AxisMemory {
  /** Row of each term that was seen. */
  readonly rows: ReadonlyMap<string, number>;
  readonly weights: readonly number[];
  /** Cholesky's factor of Λ. */
  readonly factor: Matrix;
}

export interface EffectMemory {
  readonly valence: AxisMemory;
  readonly arousal: AxisMemory;
  /** What was measured, by family. */
  readonly seen: ReadonlyMap<string, FamilyEffect>;
}

/** An edit, or a few at once, in the units effects are remembered by. */
export interface PlannedEffect {
  readonly families: readonly string[];
  /** {@link contextOf}. */
  readonly context: string;
  /** priorShift (prior.ts). */
  readonly prior: PlanePoint;
}

export interface Foresight {
  /** The standard deviation is that of a measured effect: what is not known yet, and what differs from prompt to prompt. */
  readonly expected: Shift;
  /** Standard deviation of what is not known yet alone. */
  readonly doubt: PlanePoint;
}

interface Term {
  readonly name: string;
  readonly value: number;
  readonly spread: number;
}

/** The concepts that a family gains and loses; none for words of a judge's own. */
function conceptsIn(family: string): { readonly gained?: Concept; readonly lost?: Concept } {
  const [, verb, what = ""] = /^(add|remove|without|swap):(.+)$/.exec(family) ?? [];
  const [one, other] = what.split(">") as [Concept, Concept | undefined];
  if (verb === "add") return { gained: one };
  if (verb === "swap" && other !== undefined) return { gained: other, lost: one };
  return verb === "remove" ? { lost: one } : {};
}

function groupIn(family: string): string {
  const { gained, lost } = conceptsIn(family);
  const concept = gained ?? lost;
  return (concept && ADDITIONS.get(concept)?.group) ?? family.split(":")[0]!;
}

function termsOf({ families, context, prior }: PlannedEffect, axis: Axis): Term[] {
  const each = prior[axis] / families.length;
  return families.flatMap((family): Term[] => {
    const group = groupIn(family);
    return [
      { name: `gain of ${group}`, value: each, spread: TERM_SPREAD.gain },
      ...conceptTerms(family, "concept"),
      ...(conceptsIn(family).gained ? [] : [{ name: family, value: 1, spread: TERM_SPREAD.family }]),
      { name: `${group} in ${context}`, value: 1, spread: TERM_SPREAD.context },
    ];
  });
}

function conceptTerms(family: string, level: "concept" | "own"): Term[] {
  const { gained, lost } = conceptsIn(family);
  const term = (concept: Concept | undefined, value: 1 | -1): Term[] =>
    concept === undefined ? [] : [{ name: `${level} ${concept}`, value, spread: TERM_SPREAD[level] }];
  return [...term(gained, 1), ...term(lost, -1)];
}

/** Terms of one person, beside those of everybody. */
function ownTerms(families: readonly string[]): Term[] {
  return families.flatMap((family) => conceptTerms(family, "own"));
}

interface Observation {
  readonly entry: EffectEntry;
  readonly own: boolean;
}

function plannedOf({ families, context, prior }: EffectEntry): PlannedEffect {
  return { families, context, prior: perAxis((axis) => prior[axis].mean) };
}

function learnAxis(observations: readonly Observation[], axis: Axis): AxisMemory {
  const rows = new Map<string, number>();
  const precision: number[][] = [];
  const right: number[] = [];
  for (const { entry, own } of observations) {
    const terms = [...termsOf(plannedOf(entry), axis), ...(own ? ownTerms(entry.families) : [])];
    for (const { name, spread } of terms) {
      if (rows.has(name)) continue;
      const row = rows.size;
      rows.set(name, row);
      precision.push(Array.from({ length: row + 1 }, (_, column) => (column === row ? spread ** -2 : 0)));
      right.push(0);
    }
    const information = 1 / (PROMPT_SPREAD ** 2 + entry.measured[axis].sd ** 2);
    const surprise = entry.measured[axis].mean - entry.prior[axis].mean;
    for (const one of terms) {
      const row = rows.get(one.name)!;
      right[row]! += information * one.value * surprise;
      for (const other of terms) {
        const column = rows.get(other.name)!;
        if (column <= row) precision[row]![column]! += information * one.value * other.value;
      }
    }
  }
  // Positive definite by its diagonal.
  const factor = cholesky(precision)!;
  return { rows, weights: solveFactored(factor, right), factor };
}

/**
 * What is known after these entries, for one person: of everybody's effects, and of what is different for this one. The
 * judges' numbers are all on `range`, so effects that different judges measured are one.
 *
 * The entries may come in any order; the same entries give the same memory to the last bit.
 *
 * @param entries of all people
 */
export function foldEffects(entries: readonly LoggedEntry[], person: string): EffectMemory {
  const effects = countingEffects(entries);
  // While nobody else has measured anything, a person's effects and everybody's are the same.
  const several = new Set(effects.map((effect) => effect.person)).size > 1;
  const observations = effects.map((effect): Observation => ({
    entry: effect.entry,
    own: several && effect.person === person,
  }));
  return {
    ...perAxis((axis) => learnAxis(observations, axis)),
    seen: new Map(familyEffects(entries, person).map((effect) => [effect.family, effect])),
  };
}

/** What is to be expected of an edit. */
export function foresee(memory: EffectMemory, planned: PlannedEffect): Foresight {
  const axes = perAxis((axis) => {
    const { rows, weights, factor } = memory[axis];
    const terms = [...termsOf(planned, axis), ...ownTerms(planned.families)];
    const x = Array.from(weights, () => 0);
    const unseen = new Map<string, number>();
    for (const { name, value, spread } of terms) {
      const row = rows.get(name);
      if (row === undefined) unseen.set(name, (unseen.get(name) ?? 0) + value * spread);
      else x[row]! += value;
    }
    const learned = x.reduce((sum, value, row) => sum + value * weights[row]!, 0);
    const known = solveFactored(factor, x).reduce((sum, value, row) => sum + value * x[row]!, 0);
    const unknown = [...unseen.values()].reduce((sum, spread) => sum + spread ** 2, 0);
    return { mean: planned.prior[axis] + learned, doubt: Math.sqrt(known + unknown) };
  });
  return {
    expected: perAxis((axis) => ({ mean: axes[axis].mean, sd: Math.hypot(axes[axis].doubt, PROMPT_SPREAD) })),
    doubt: perAxis((axis) => axes[axis].doubt),
  };
}

/** What is expected of an edit when nothing was ever measured. */
export const NOTHING_SEEN: EffectMemory = foldEffects([], "");
