/** @file Refinements for a store: rounds of a boat, suggestions for them, and decisions. */
import type { Suggestion } from "../../app/contract/studio/refinements.ts";
import type { Shift } from "../../app/feedback/shift.ts";
import type { ProfileEntry } from "../../app/profile/log.ts";
import type { FrameRef, OpenedStore } from "../../main/store/store.ts";
import type { KeptProposal, NewRefinement, RoundOutcome } from "../../main/store/feedback-store.ts";
import { boatRequest, drawnFrame, measurementAt } from "./store-rows.ts";

export const TARGET = { valence: 1, arousal: -1 };

export function boatRefinement(change: Partial<NewRefinement> = {}): NewRefinement {
  return {
    title: "Boats",
    prompt: "a boat",
    target: TARGET,
    images: 4,
    from: null,
    request: boatRequest(9),
    ...change,
  };
}

export function shiftOf(valence: number, arousal: number, sd = 0.5): Shift {
  return { valence: { mean: valence, sd }, arousal: { mean: arousal, sd } };
}

/** Adds a word to the prompt. */
export function proposalOf(prompt: string, word: string): KeptProposal {
  return {
    proposal: {
      edits: [{ kind: "add", at: prompt.length, text: `, ${word}` }],
      prompt: `${prompt}, ${word}`,
      families: [`add:${word}`],
      expected: shiftOf(0.5, -0.25),
      reason: `There is no ${word} yet.`,
      causes: ["mist"],
      traits: [0, 1],
      source: "rules",
    },
    prior: shiftOf(0.4, -0.2, 0.8),
    context: "boat",
  };
}

/** The entry of the log that goes with a decision. */
export function decidedEntry(
  suggestion: string,
  decision: "accept" | "edit" | "reject" = "accept",
  session = 1,
): ProfileEntry {
  return {
    kind: "suggestion.decided",
    suggestion,
    decision,
    traits: [0, 1],
    families: ["add:flowers"],
    expected: decision === "edit" ? null : shiftOf(0.5, -0.25),
    shown: { place: 0, of: 2 },
    session,
  };
}

/** The entry of the log that says what came of a suggestion. */
export function effectEntry(suggestion: string): ProfileEntry {
  return {
    kind: "effect.measured",
    suggestion,
    families: ["add:flowers"],
    context: "boat",
    prior: shiftOf(0.4, -0.2, 0.8),
    expected: shiftOf(0.5, -0.25),
    measured: shiftOf(0.3, -0.1),
    pairs: 4,
    judge: measurementAt(0, 0).judge,
  };
}

/** What came of a round, without an effect. */
export function outcome(bestDistance = 1, change: Partial<RoundOutcome> = {}): RoundOutcome {
  return {
    summary: {
      mean: { valence: 0.5, arousal: -0.5 },
      deviation: { valence: 0.2, arousal: 0.3 },
      distance: 1.2,
      reward: 0.6,
      best: 1,
      bestDistance,
    },
    verdict: null,
    effect: null,
    ...change,
  };
}

/** Draws and measures what a job has still to draw; gives the pictures. */
export function drawAll(store: OpenedStore, job: string): string[] {
  const { series } = store.jobs.get(job)!;
  store.jobs.move(job, "running");
  const pictures = store.frames.missing(job).map((frame) => {
    const ref: FrameRef = { series, index: frame.index };
    const { picture } = store.pictures.add(drawnFrame(store, frame, `${series} ${frame.index}`), ref);
    store.pictures.measured(picture, measurementAt(0.5 + frame.index / 10, -0.5));
    return picture;
  });
  store.jobs.move(job, "done");
  return pictures;
}

/** Proposes flowers and snow for a round; gives the suggestions. */
export function proposeTwo(store: OpenedStore, round: string): readonly [Suggestion, Suggestion] {
  const { prompt } = store.refinements.round(round)!;
  store.refinements.propose(
    round,
    ["flowers", "snow"].map((word) => proposalOf(prompt, word)),
  );
  const [flowers, snow] = store.refinements.suggestions(round).filter(({ state }) => state === "proposed");
  return [flowers!, snow!];
}

/** Accepts a suggestion. */
export function accept(store: OpenedStore, suggestion: string): { readonly round: string; readonly job: string } {
  const decision = { suggestion, state: "accepted", prompt: null, entry: decidedEntry(suggestion) } as const;
  const { round, job } = store.refinements.decide(decision);
  return { round: round!, job: job! };
}
