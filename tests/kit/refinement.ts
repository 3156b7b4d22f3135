/** @file Refinements as the host tells of them, for tests of the window: parsed by the contract's own schema. */
import {
  type Refinement,
  refinement,
  type Round,
  type RoundPicture,
  type Suggestion,
  suggestion,
} from "../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { measuredAt, pictureWith } from "./series-frame.ts";

/** The target of all refinements here. */
export const TARGET: PlanePoint = { valence: 1.5, arousal: -1.5 };

/** A picture that was drawn and read at a place; null was not read. */
export function roundPictureAt(index: number, place: PlanePoint | null): RoundPicture {
  const { causes: _, ...reading } = measuredAt(place?.valence ?? 0, place?.arousal ?? 0);
  return {
    index,
    seed: 4127 + index,
    picture: pictureWith({ id: `picture-${index}` }),
    measurement: place === null ? null : reading,
    state: "finished",
  };
}

/** A measured round named by its id, with two pictures at `place`, changed by `fields`. */
export function roundWith(
  id: string,
  parent: string | null,
  fields: Partial<Round> = {},
  place: PlanePoint = { valence: 0, arousal: 0 },
): Round {
  return {
    id,
    parent,
    depth: parent === null ? 0 : 1,
    prompt: "a lighthouse",
    series: `series-${id}`,
    job: `job-${id}`,
    origin: parent === null ? "start" : "suggestion",
    suggestion: null,
    pictures: [roundPictureAt(0, place), roundPictureAt(1, place)],
    state: "measured",
    summary: {
      mean: place,
      deviation: { valence: 0, arousal: 0 },
      distance: Math.hypot(place.valence - TARGET.valence, place.arousal - TARGET.arousal),
      reward: 0.5,
      best: 0,
      bestDistance: 0,
    },
    verdict: null,
    failure: null,
    created: 0,
    ...fields,
  };
}

/** A suggestion that is open, changed by `fields`. */
export function suggestionWith(fields: Partial<Suggestion>): Suggestion {
  return suggestion.parse({
    id: "suggestion",
    round: "start",
    edits: [{ kind: "add", at: 12, text: ", flowers" }],
    prompt: "a lighthouse, flowers",
    expected: { valence: { mean: 0.5, sd: 0.4 }, arousal: { mean: 0.1, sd: 0.4 } },
    reason: "Flowers make it more pleasant.",
    causes: [],
    source: "rules",
    state: "proposed",
    leadsTo: null,
    measured: null,
    pairs: 0,
    ...fields,
  });
}

/** A refinement of these rounds; one stands at the last. */
export function refinementOf(rounds: readonly Round[], fields: Partial<Refinement> = {}): Refinement {
  return refinement.parse({
    head: {
      id: "refinement",
      title: "A lighthouse",
      prompt: "a lighthouse",
      target: TARGET,
      images: 2,
      from: null,
      current: rounds.at(-1)?.id ?? "start",
      rounds: rounds.length,
      bestDistance: null,
      cover: null,
      created: 0,
    },
    rounds,
    suggestions: [],
    control: null,
    ...fields,
  });
}
