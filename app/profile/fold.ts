/** @file Makes a profile of a person's log: the same entries give the same profile, to the last bit. */
import { correct, UNCORRECTED } from "./felt.ts";
import type { LoggedEntry, ProfileEntry } from "./log.ts";
import { type Evidence, learn, UNKNOWN_TASTE } from "./preference.ts";
import { importedProfile, stateOf } from "./profile-file.ts";
import { NEW_PROFILE, NO_LABELS, type ProfileState } from "./state.ts";
import { reachesBack, standing } from "./standing.ts";
import { TRAITS } from "./traits.ts";

/** How the person's own words will look is only guessed; stars say how a picture is, not how it compares. */
const WEAK = 0.5;

/**
 * The profile.
 *
 * @param entries of one person, by number
 * @param earlier the profile of the first of these entries, if it is at hand: only what came after it is folded then,
 *   unless that takes back or replaces something in it. The result is the same
 */
export function foldProfile(entries: readonly LoggedEntry[], earlier: ProfileState = NEW_PROFILE): ProfileState {
  const from = reachesBack(entries, earlier.through) ? NEW_PROFILE : earlier;
  const state = standing(entries)
    .filter(({ number }) => number > from.through)
    .reduce((before, { entry }) => step(before, entry), from);
  return { ...state, through: entries.at(-1)?.number ?? from.through };
}

function step(state: ProfileState, entry: ProfileEntry): ProfileState {
  switch (entry.kind) {
    case "suggestion.decided":
      return labelled(state, COUNTED[entry.decision], evidenceOfDecision(entry));
    case "pair.chosen":
      return labelled(state, "pairs", evidenceOfChoice(entry));
    case "picture.rated":
      return labelled(state, "rated", evidenceOfStars(entry));
    case "mood.corrected":
      return {
        ...state,
        corrections: [...state.corrections, { measured: entry.measured, felt: entry.felt }],
        calibration: correct(state.calibration, entry),
      };
    case "weights.set":
      return { ...state, weights: entry.weights };
    case "reset":
      return reset(state, entry.what);
    case "imported": {
      const profile = importedProfile(entry.profile);
      return profile ? stateOf(profile) : state;
    }
    case "effect.measured":
    case "undone":
      return state;
  }
}

/** An entry without evidence, or of a program that knew pictures by other traits, teaches nothing. */
function labelled(state: ProfileState, counted: keyof typeof NO_LABELS, evidence: Evidence | undefined): ProfileState {
  if (evidence?.traits.length !== TRAITS.length) return state;
  return {
    ...state,
    counts: { ...state.counts, [counted]: state.counts[counted] + 1 },
    preference: learn(state.preference, evidence),
  };
}

type EntryOf<K extends ProfileEntry["kind"]> = Extract<ProfileEntry, { kind: K }>;

const COUNTED = { accept: "accepted", edit: "edited", reject: "rejected" } as const;

function evidenceOfDecision({ decision, traits, shown, session }: EntryOf<"suggestion.decided">): Evidence {
  return {
    traits,
    habits: { readiness: 1, place: shown.of > 1 ? 0.5 - shown.place / (shown.of - 1) : 0 },
    y: decision === "reject" ? 0 : 1,
    weight: decision === "edit" ? WEAK : 1,
    session,
    scored: true,
  };
}

function evidenceOfChoice({ winner, traits, session }: EntryOf<"pair.chosen">): Evidence {
  const y = { a: 1, b: 0, tie: 0.5 }[winner];
  return { traits, habits: {}, y, weight: 1, session, scored: true };
}

/** Four stars and five are a yes, one and two a no, three and none nothing. */
function evidenceOfStars({ stars, traits, session }: EntryOf<"picture.rated">): Evidence | undefined {
  if (stars === 0 || stars === 3) return undefined;
  return { traits, habits: { sternness: 1 }, y: stars > 3 ? 1 : 0, weight: WEAK, session, scored: false };
}

function reset(state: ProfileState, what: EntryOf<"reset">["what"]): ProfileState {
  switch (what) {
    case "preference":
      return { ...state, counts: NO_LABELS, preference: UNKNOWN_TASTE };
    case "calibration":
      return { ...state, corrections: [], calibration: UNCORRECTED };
    case "effects":
      return state;
    case "all":
      return NEW_PROFILE;
  }
}
