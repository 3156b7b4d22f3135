/** @file Refinements in a studio whose engine draws at once. */
import { affect } from "../../app/affect/plane.ts";
import type { Refinement, RefinementEvent, Round, Suggestion } from "../../app/contract/studio/refinements.ts";
import type { SeriesRequest } from "../../app/series/request.ts";
import { quickLaunch, type QuickEngine } from "./quick-engine.ts";
import { detailOf, openStudio, smallRequest, type StudioUnderTest, untilJob } from "./studio-in-process.ts";
import type { StudioOptions } from "../../main/host/create-studio.ts";

/** What a prompt's words do to a picture of a night that is far from joyful. */
const WORDS: readonly (readonly [word: RegExp, valence: number, arousal: number])[] = [
  [/\bnight\b/, -1.5, -0.5],
  [/\b(dawn|day|noon|dusk|sunset)\b/, 0.4, 0.3],
  [/\bflowers?\b/, 0.6, 0.1],
  [/\b(warm|bright|vivid)\b/, 0.5, 0.2],
  [/\b(joyful|happy|cheerful|calm|excited)\b/, 0.5, 0.4],
];

/** Lies where the prompt's words move it, with an accident of its own for each seed. */
const BY_WORDS: QuickEngine = {
  moodOf: ({ prompt, seed }) => {
    const said = WORDS.filter(([word]) => word.test(prompt));
    const accident = ((seed % 5) - 2) / 10;
    const sum = (axis: 1 | 2): number => said.reduce((total, row) => total + row[axis], 0);
    return { valence: Math.max(-2.4, Math.min(2.4, sum(1) + accident)), arousal: sum(2) - accident };
  },
};

/** A studio that draws at once. */
export function openQuickStudio(engine = BY_WORDS, options: Partial<StudioOptions> = {}): StudioUnderTest {
  return openStudio({ launch: quickLaunch(engine), ...options });
}

/** Draws a series and gives its pictures. */
export async function drawnPictures(
  open: StudioUnderTest,
  change: Partial<SeriesRequest> = { prompt: "a red boat on a lake at night" },
): Promise<{ readonly series: string; readonly pictures: readonly string[] }> {
  const { series, job } = await open.client["series.start"]({ request: smallRequest(change) });
  await untilJob(open, job, "done");
  const { frames } = await detailOf(open, series);
  return { series, pictures: frames.map(({ picture }) => picture!.id) };
}

/** Follows a refinement until something holds of it; events are folded as a page folds them. */
export async function untilRefinement(
  { client }: Pick<StudioUnderTest, "client">,
  refinement: string,
  holds: (refinement: Refinement) => boolean,
): Promise<Refinement> {
  let now: Refinement | undefined;
  for await (const event of client["refinements.watch"]({ refinement })) {
    now = foldEvent(now, event);
    if (holds(now)) return now;
  }
  throw new Error("The feed ended before it came.");
}

/** A refinement once an event has been told. */
function foldEvent(before: Refinement | undefined, event: RefinementEvent): Refinement {
  if (event.kind === "snapshot") return event.refinement;
  if (before === undefined) throw new Error("The feed began without a snapshot.");
  switch (event.kind) {
    case "head":
      return { ...before, head: event.head };
    case "round": {
      const others = before.rounds.filter(({ id }) => id !== event.round.id);
      return { ...before, rounds: [...others, event.round] };
    }
    case "suggestions": {
      const others = before.suggestions.filter(({ round }) => round !== event.round);
      return { ...before, suggestions: [...others, ...event.suggestions] };
    }
    case "control":
      return { ...before, control: event.control };
  }
}

/** The suggestions of a round that wait for a decision. */
export function openSuggestions({ suggestions }: Refinement, round: string): Suggestion[] {
  return suggestions.filter((suggestion) => suggestion.round === round && suggestion.state === "proposed");
}

/** A round of a refinement. */
export function roundIn({ rounds }: Refinement, id: string): Round {
  return rounds.find((round) => round.id === id)!;
}

/** Waits until a round is measured and has suggestions. */
export function untilSuggested(open: StudioUnderTest, refinement: string, round: string): Promise<Refinement> {
  return untilRefinement(open, refinement, (now) => openSuggestions(now, round).length > 0);
}

/** Accepts the suggestion of a round that makes the fewest edits; gives the next round and where all stand once it is read. */
export async function acceptFirst(open: StudioUnderTest, refinement: string, round: string, now: Refinement) {
  const [first] = openSuggestions(now, round).toSorted((one, other) => one.edits.length - other.edits.length);
  const decided = await open.client["suggestions.decide"]({ decision: "accept", suggestion: first!.id });
  const next = decided.round!;
  const standing = await untilRefinement(open, refinement, (at) => roundIn(at, next)?.state === "measured");
  return { chosen: first!, next, standing };
}

/** A refinement of the first picture of a new series, with suggestions for its first round. */
export async function startRefinement(open: StudioUnderTest, images = 3, change: Partial<SeriesRequest> = {}) {
  const { series, pictures } = await drawnPictures(open, {
    prompt: "a red boat on a lake at night",
    path: [affect(1.8, 0.8), affect(1.8, 0.8)],
    frames: 2,
    ...change,
  });
  const started = await open.client["refinements.start"]({ picture: pictures[0]!, images });
  const now = await untilSuggested(open, started.refinement, started.round);
  return { ...started, series, now };
}
