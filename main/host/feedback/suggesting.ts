/** @file Suggestions for a round: a judge's own words where it has some, and those that follow from rules and experience. */
import type { EngineContract, JudgeOrder } from "../../../app/contract/engine/engine.ts";
import { toFailure } from "../../../app/contract/failure.ts";
import type { Client } from "../../../app/contract/kinds.ts";
import type { Proposal } from "../../../app/feedback/proposal.ts";
import { suggest } from "../../../app/feedback/suggest/suggest.ts";
import { stream } from "../../../app/random/philox.ts";
import type { Logger } from "../../log.ts";
import type { KeptProposal } from "../../store/feedback-store.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Events } from "../events.ts";
import type { Lease } from "../lease.ts";
import { proposedBy } from "./judge-proposals.ts";
import type { Learned } from "./learned.ts";
import { avoiding, type Situation, situationOf } from "./situation.ts";

/** Suggestions shown at once. */
const SHOWN = 3;

/** Milliseconds a judge has for its own suggestions unless told; then those by rules are shown. */
const PATIENCE = 60_000;

export interface SuggestingParts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly learned: Learned;
  readonly lease: Lease;
  readonly log: Logger;
  readonly engine: (signal: AbortSignal) => Promise<Client<EngineContract>>;
  readonly judge: () => JudgeOrder | null;
  readonly patience?: number;
}

export class Suggesting {
  readonly #parts: SuggestingParts;
  /** Rounds that have been given suggestions since the start, be it none: nobody is asked twice for nothing. */
  readonly #given = new Set<string>();
  readonly #closing = new AbortController();
  readonly #running = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>();

  constructor(parts: SuggestingParts) {
    this.#parts = parts;
  }

  /** Gives a round suggestions in the background, if it can have some and has none: also what a kill has left without. */
  wake(round: string): void {
    const { refinements } = this.#parts.store;
    if (this.#given.has(round) || this.#running.has(round)) return;
    if (!refinements.round(round)?.summary || refinements.suggestions(round).length > 0) return;
    this.#begin(round, []).catch((error: unknown) => {
      const failure = toFailure(error);
      if (failure.code !== "cancelled")
        this.#parts.log.warn("no suggestions", { round, failure: JSON.stringify(failure) });
    });
  }

  /** Puts other suggestions in place of those that nobody has decided about. */
  async ask(round: string, signal: AbortSignal): Promise<void> {
    const { refinements } = this.#parts.store;
    const open = refinements.suggestions(round).filter(({ state }) => state === "proposed");
    await this.#begin(round, avoiding(this.#parts.store, open), signal);
  }

  /** Ends what is under way; what was not suggested is when somebody looks again. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([...this.#running.values()].map(({ done }) => done));
  }

  /** Later words take the place of earlier ones. */
  #begin(round: string, shown: readonly string[], asked?: AbortSignal): Promise<void> {
    this.#running.get(round)?.abort.abort();
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, this.#closing.signal, ...(asked === undefined ? [] : [asked])]);
    const done = this.#propose(round, shown, signal).finally(() => {
      if (this.#running.get(round)?.abort === abort) this.#running.delete(round);
    });
    this.#running.set(round, { abort, done });
    return done;
  }

  async #propose(round: string, shown: readonly string[], signal: AbortSignal): Promise<void> {
    const { store, events, learned } = this.#parts;
    const situation = situationOf(store, learned, round);
    if (situation === undefined) return;
    const own = await this.#askJudge(situation, signal);
    signal.throwIfAborted();
    const byRules = (avoid: readonly string[]): readonly KeptProposal[] =>
      suggest({
        ...situation.asked,
        effects: learned.effects(),
        avoid,
        count: SHOWN,
        random: stream(situation.seed, "suggestions", store.refinements.revision()),
      });
    const fresh = byRules([...situation.decided, ...shown]);
    // When there is nothing else, what was shown is better than nothing.
    const rules = fresh.length > 0 || shown.length === 0 ? fresh : byRules(situation.decided);
    const proposals = distinct([...own, ...rules]).slice(0, SHOWN);
    // It may have been forgotten while the judge was thinking.
    if (store.refinements.round(round) === undefined) return;
    store.refinements.propose(round, proposals);
    this.#given.add(round);
    events.refinements.suggestions(round);
    events.feedback();
  }

  /** None when the judge has no words of its own, or none in time that hold. */
  async #askJudge(situation: Situation, signal: AbortSignal): Promise<KeptProposal[]> {
    const { lease, log, engine, patience = PATIENCE } = this.#parts;
    const judge = this.#parts.judge();
    if (judge === null || judge.kind === "embedded") return [];
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const ask = async (): Promise<readonly Proposal[]> => {
      const client = await engine(inTime);
      return (await client["judges.propose"]({ judge, ...situation.shown }, inTime)).proposals;
    };
    try {
      // A model on this machine computes where pictures are drawn.
      const said = await (judge.kind === "local" ? lease.interactive(ask, inTime) : ask());
      return proposedBy(judge.id, said, situation.asked);
    } catch (error) {
      signal.throwIfAborted();
      log.warn("judge suggests nothing", { judge: judge.id, failure: JSON.stringify(toFailure(error)) });
      return [];
    }
  }
}

/** The first of those that lead to the same prompt. */
function distinct(proposals: readonly KeptProposal[]): KeptProposal[] {
  const firstOf = (prompt: string): number => proposals.findIndex(({ proposal }) => proposal.prompt === prompt);
  return proposals.filter(({ proposal }, i) => firstOf(proposal.prompt) === i);
}
