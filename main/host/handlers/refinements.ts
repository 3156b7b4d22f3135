/** @file Refinements: begun, decided about, branched, gone back in, and put to use. */
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { refinementCalls } from "../../../app/contract/studio/refinements.ts";
import { hasEnded } from "../../../app/jobs/job.ts";
import { objectionTo } from "../../../app/feedback/guard.ts";
import { decisionOf } from "../feedback/decision.ts";
import { newRefinement } from "../feedback/new-refinement.ts";
import type { Parts } from "../parts.ts";

export function refinementHandlers({ store, events, queue, suggesting }: Parts): Handlers<typeof refinementCalls> {
  const { refinements } = store;
  const headOf = (id: string) => refinements.head(id) ?? unknown("refinement", id);
  const roundOf = (id: string) => refinements.round(id) ?? unknown("round", id);
  const suggestionOf = (id: string) => refinements.suggestion(id) ?? unknown("suggestion", id);

  /** The person's own words for the round behind one, if they may be drawn. */
  const ownWords = (round: ReturnType<typeof roundOf>, prompt: string): string => {
    const words = prompt.trim();
    const objection = objectionTo(headOf(round.refinement).prompt, words);
    if (objection !== undefined) throw refused(objection);
    if (words === round.prompt)
      throw refused("The prompt is that of its round: the same pictures would be drawn again.");
    return words;
  };
  const isUnderWay = (job: string): boolean => {
    const state = store.jobs.get(job)?.state;
    return state !== undefined && !hasEnded(state);
  };
  const changed = (round: string): void => {
    events.refinements.round(round);
    events.feedback();
  };
  const drawn = (round: string): void => {
    changed(round);
    events.jobs();
    queue.nudge();
  };
  /** Stands at a round, which is given suggestions if it has none. */
  const standAt = (round: string): void => {
    changed(round);
    suggesting.wake(round);
  };

  return {
    "refinements.start": ({ picture, images }) => {
      const detail = store.pictures.detail(picture) ?? unknown("picture", picture);
      const { series, index } = detail;
      // A frame of a round is no place for a better picture.
      const framed = series !== null && index !== null && refinements.ofSeries(series) === undefined;
      const started = refinements.create(newRefinement(detail, images, framed ? { series, index } : null));
      drawn(started.round);
      return started;
    },
    "refinements.list": ({ limit }) => ({ refinements: refinements.list(limit) }),
    "refinements.watch": ({ refinement }, { signal }) => {
      suggesting.wake(headOf(refinement).current);
      return events.refinements.watch(refinement, signal);
    },
    "refinements.rename": ({ refinement, title }) => {
      refinements.rename(headOf(refinement).id, title);
      events.refinements.head(refinement);
      events.feedback();
      events.jobs();
      return {};
    },
    "refinements.remove": ({ refinement }) => {
      const { id } = headOf(refinement);
      const jobs = (refinements.get(id)?.rounds ?? []).flatMap(({ job }) => job ?? []);
      refinements.remove(id);
      // What is still to be drawn for it nobody will look at.
      for (const job of jobs) if (isUnderWay(job)) queue.cancel(job);
      events.refinements.end(id);
      events.feedback();
      return {};
    },
    "refinements.control": ({ refinement }) => {
      const { rounds, images } = headOf(refinement);
      // The first round is drawn from the first prompt as well, and counts on either side.
      const control = refinements.control(refinement, (rounds - 1) * images);
      events.refinements.control(refinement);
      events.jobs();
      queue.nudge();
      return { job: control?.job ?? null };
    },
    "rounds.go": ({ round }) => {
      refinements.go(roundOf(round).id);
      standAt(round);
      return {};
    },
    "rounds.write": ({ round, prompt }) => {
      const words = ownWords(roundOf(round), prompt);
      const next = refinements.addRound({ parent: round, prompt: words, origin: "written", suggestion: null });
      drawn(next.round);
      return next;
    },
    "rounds.use": ({ round, index }) => {
      const ref = refinements.use(round, index);
      events.frame(ref);
      events.head(ref.series);
      events.library();
      return {};
    },
    "suggestions.ask": async ({ round }, { signal }) => {
      const { state, summary } = roundOf(round);
      if (state === "drawing") throw refused("The pictures of this round are still being drawn or read.");
      if (summary === null)
        throw refused(
          "No judge has read a picture of this round on the scale of its target: nothing can be suggested for it.",
        );
      await suggesting.ask(round, signal);
      return {};
    },
    "suggestions.decide": (asked) => {
      const suggestion = suggestionOf(asked.suggestion);
      const round = roundOf(suggestion.round);
      const given = asked.decision === "accept" ? (asked.prompt?.trim() ?? suggestion.prompt) : null;
      const words = given === null || given === suggestion.prompt ? null : ownWords(round, given);
      const decision = decisionOf({
        suggestion,
        decision: asked.decision === "reject" ? "reject" : words === null ? "accept" : "edit",
        prompt: words,
        round,
        target: headOf(round.refinement).target,
        shown: refinements.suggestions(round.id).map(({ id }) => id),
        session: store.log.session(),
      });
      const answer = refinements.decide(decision);
      events.refinements.suggestions(round.id);
      events.profile();
      if (answer.round !== null) drawn(answer.round);
      return answer;
    },
    "suggestions.undo": ({ suggestion }) => {
      const { round } = suggestionOf(suggestion);
      refinements.undo(suggestion);
      events.refinements.suggestions(round);
      events.profile();
      standAt(round);
      return {};
    },
  };
}

function refused(sentence: string): StudioError {
  return new StudioError({ code: "input.invalid", issues: [sentence] });
}

function unknown(what: string, id: string): never {
  throw new StudioError({ code: "input.unknown", what, id });
}
