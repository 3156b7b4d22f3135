/** @file Suggestions: proposed for a round, decided, taken back, measured. */
import { StudioError } from "../../app/contract/failure.ts";
import type { Suggestion } from "../../app/contract/studio/refinements.ts";
import { proposal, type Proposal } from "../../app/feedback/proposal.ts";
import { shift } from "../../app/feedback/shift.ts";
import { newId, unknown, type Base } from "./base.ts";
import type { RoundMaker } from "./round-maker.ts";
import type { KeptProposal, LogStore, RefinementStore, RoundOutcome } from "./feedback-store.ts";

interface SuggestionRow {
  readonly id: string;
  readonly round: string;
  readonly proposal: string;
  readonly prior: string;
  readonly context: string;
  readonly state: Suggestion["state"];
  readonly words: string | null;
  readonly leads_to: string | null;
  readonly decided: number | null;
  readonly effect: number | null;
  readonly measured: string | null;
  readonly pairs: number;
}

type KeptSuggestion = Suggestion & { readonly kept: KeptProposal };

export interface Suggestions extends Pick<
  RefinementStore,
  "decide" | "propose" | "suggestion" | "suggestions" | "undo"
> {
  /** Of every round of a refinement. */
  readonly all: (refinement: string) => Suggestion[];
  /** Keeps what was measured of the suggestion that leads to this round; none leads there any more when it was taken back. */
  readonly measured: (round: string, effect: NonNullable<RoundOutcome["effect"]>) => void;
}

/** Suggestions over an open database; `changed` is called in every transaction that writes. */
export function createSuggestions(
  base: Base,
  { log, rounds, changed }: { readonly log: LogStore; readonly rounds: RoundMaker; readonly changed: () => void },
): Suggestions {
  const { connection } = base;
  const columns = `SELECT s.id, s.round, s.proposal, s.prior, s.context, s.state, s.words, s.leads_to, s.decided, s.effect,
    s.measured, s.pairs FROM suggestions s`;
  const get = connection.prepare<[string], SuggestionRow>(`${columns} WHERE s.id = ?`);
  const ofRound = connection.prepare<[string], SuggestionRow>(`${columns} WHERE s.round = ? ORDER BY s.number`);
  const ofRefinement = connection.prepare<[string], SuggestionRow>(
    `${columns} JOIN rounds r ON r.id = s.round WHERE r.refinement = ? ORDER BY s.number`,
  );
  const leading = connection.prepare<[string], SuggestionRow>(`${columns} WHERE s.leads_to = ?`);
  const insert = connection.prepare(`INSERT INTO suggestions (id, round, proposal, prior, context)
    VALUES (@id, @round, @proposal, @prior, @context)`);
  const clear = connection.prepare("DELETE FROM suggestions WHERE round = ? AND state = 'proposed'");
  const decide = connection.prepare(
    "UPDATE suggestions SET state = @state, words = @words, leads_to = @round, decided = @entry WHERE id = @id",
  );
  const reopen = connection.prepare(`UPDATE suggestions SET state = 'proposed', words = NULL, leads_to = NULL,
    decided = NULL, effect = NULL, measured = NULL, pairs = 0 WHERE id = ?`);
  const stand = connection.prepare("UPDATE refinements SET current = ? WHERE id = ?");
  const measure = connection.prepare(
    "UPDATE suggestions SET measured = @measured, pairs = @pairs, effect = @entry WHERE id = @id",
  );
  const personOf = connection.prepare<[number | null], string>("SELECT person FROM log WHERE number = ?").pluck();
  const must = (suggestion: string): SuggestionRow => {
    const row = get.get(suggestion);
    if (row === undefined) throw unknown("suggestion", suggestion);
    return row;
  };
  /** In the name of whoever made the entry; nothing, when they have left with all their entries. */
  const takeBack = (entry: number | null): void => {
    const person = personOf.get(entry);
    if (entry !== null && person !== undefined) log.append({ kind: "undone", number: entry }, person);
  };
  return {
    all: (refinement) => ofRefinement.all(refinement).map(suggestionOf),
    suggestions: (round) => ofRound.all(round).map(suggestionOf),
    suggestion(suggestion) {
      const row = get.get(suggestion);
      return row && keptOf(row);
    },
    propose: (round, proposals) =>
      base.write(() => {
        rounds.refinementOf(round);
        clear.run(round);
        for (const kept of proposals) {
          insert.run({
            id: newId(),
            round,
            proposal: JSON.stringify(proposal.parse(kept.proposal)),
            prior: JSON.stringify(shift.parse(kept.prior)),
            context: kept.context,
          });
        }
        changed();
      }),
    decide: ({ suggestion, state, prompt, entry }) =>
      base.write(() => {
        const row = must(suggestion);
        if (row.state !== "proposed")
          throw new StudioError({ code: "input.invalid", issues: ["This suggestion has been decided already."] });
        const own = state === "edited" ? prompt : null;
        const { number } = log.append(entry);
        const drawn =
          state === "rejected"
            ? null
            : rounds.begin(rounds.refinementOf(row.round), {
                parent: row.round,
                prompt: own ?? proposalOf(row).prompt,
                origin: "suggestion",
                suggestion,
              });
        decide.run({ id: suggestion, state, words: own, round: drawn?.round ?? null, entry: number });
        changed();
        return { round: drawn?.round ?? null, job: drawn?.job ?? null };
      }),
    undo: (suggestion) =>
      base.write(() => {
        const row = must(suggestion);
        if (row.state === "proposed")
          throw new StudioError({ code: "input.invalid", issues: ["Nothing has been decided about this suggestion."] });
        takeBack(row.effect);
        takeBack(row.decided);
        reopen.run(suggestion);
        stand.run(row.round, rounds.refinementOf(row.round));
        changed();
      }),
    measured(round, { measured, pairs, entry }) {
      const row = leading.get(round);
      if (row === undefined) return;
      takeBack(row.effect);
      const person = personOf.get(row.decided);
      const logged = entry === null || person === undefined ? null : log.append(entry, person).number;
      measure.run({ id: row.id, measured: JSON.stringify(shift.parse(measured)), pairs, entry: logged });
    },
  };
}

function proposalOf(row: SuggestionRow): Proposal {
  return proposal.parse(JSON.parse(row.proposal));
}

function suggestionOf(row: SuggestionRow): Suggestion {
  const { edits, prompt, expected, reason, causes, source } = proposalOf(row);
  return {
    id: row.id,
    round: row.round,
    edits,
    prompt: row.words ?? prompt,
    expected: row.state === "edited" ? null : expected,
    reason,
    causes,
    source,
    state: row.state,
    leadsTo: row.leads_to,
    measured: row.measured === null ? null : shift.parse(JSON.parse(row.measured)),
    pairs: row.pairs,
  };
}

function keptOf(row: SuggestionRow): KeptSuggestion {
  const prior = shift.parse(JSON.parse(row.prior));
  return { ...suggestionOf(row), kept: { proposal: proposalOf(row), prior, context: row.context } };
}
