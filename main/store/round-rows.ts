/** @file Rows of rounds with their pictures, as the contract's shape. */
import { failure } from "../../app/contract/failure.ts";
import { roundSummary, type Round, type RoundPicture } from "../../app/contract/studio/refinements.ts";
import type { Base } from "./base.ts";
import { cardOf, cardsWith, type CardRow } from "./picture-rows.ts";

interface RoundRow {
  readonly id: string;
  readonly refinement: string;
  readonly parent: string | null;
  readonly depth: number;
  readonly prompt: string;
  readonly series: string;
  readonly job: string | null;
  readonly origin: Round["origin"];
  readonly suggestion: string | null;
  readonly finished: number;
  readonly summary: string | null;
  readonly verdict: Round["verdict"];
  readonly failure: string | null;
  readonly created: number;
}

interface PictureRow {
  readonly round: string;
  readonly frame_index: number;
  readonly seed: number;
  readonly state: RoundPicture["state"];
  readonly failure: string | null;
}

interface ShownRow extends CardRow {
  readonly round: string;
  readonly frame: number;
}

interface Found {
  readonly refinement: string;
  readonly round: Round;
}

export interface RoundReader {
  /** Rounds of a refinement by age. */
  all(refinement: string): Round[];
  one(round: string): (Round & { readonly refinement: string }) | undefined;
}

/** Reads rounds with all they show, in three questions whatever their number. A trashed picture is not shown. */
export function createRoundReader({ connection }: Base): RoundReader {
  const reader = (which: string): ((id: string) => Found[]) => {
    const rounds = connection.prepare<[string], RoundRow>(
      `SELECT r.id, r.refinement, r.parent, r.depth, r.prompt, r.series, j.id AS job, r.origin, r.suggestion, r.finished,
        r.summary, r.verdict, j.failure, r.created
       FROM rounds r LEFT JOIN jobs j ON j.number = (SELECT MAX(number) FROM jobs WHERE series = r.series)
       WHERE ${which} ORDER BY r.number`,
    );
    const frames = connection.prepare<[string], PictureRow>(
      `SELECT r.id AS round, f.frame_index, f.seed, f.state, f.failure
       FROM rounds r JOIN frames f ON f.series = r.series WHERE ${which} ORDER BY f.frame_index`,
    );
    const shown = connection.prepare<[string], ShownRow>(
      `${cardsWith(", r.id AS round, f.frame_index AS frame")} JOIN frames f ON f.picture = p.id
       JOIN rounds r ON r.series = f.series WHERE ${which} AND p.trashed IS NULL`,
    );
    return (id) => {
      const cards = new Map(shown.all(id).map((row) => [`${row.round} ${row.frame}`, row]));
      const pictures = Map.groupBy(frames.all(id), ({ round }) => round);
      return rounds.all(id).map(({ refinement, ...row }) => {
        const mine = pictures.get(row.id) ?? [];
        const seen = mine.map((picture) => pictureOf(picture, cards.get(`${row.id} ${picture.frame_index}`)));
        const wrong = mine.find((picture) => picture.failure !== null)?.failure ?? null;
        return { refinement, round: roundOf(row, seen, wrong) };
      });
    };
  };
  const ofRefinement = reader("r.refinement = ?");
  const one = reader("r.id = ?");
  return {
    all: (refinement) => ofRefinement(refinement).map(({ round }) => round),
    one(id) {
      const [found] = one(id);
      return found && { ...found.round, refinement: found.refinement };
    },
  };
}

function pictureOf({ frame_index: index, seed, state }: PictureRow, shown: ShownRow | undefined): RoundPicture {
  const picture = shown === undefined ? null : cardOf(shown);
  return { index, seed, picture, measurement: picture?.measured ?? null, state };
}

/** A job says more of what went wrong than one of its pictures. */
function roundOf(
  { finished, ...row }: Omit<RoundRow, "refinement">,
  pictures: RoundPicture[],
  wrong: string | null,
): Round {
  const said = row.failure ?? wrong;
  return {
    ...row,
    pictures,
    state: finished === 1 ? "measured" : "drawing",
    summary: row.summary === null ? null : roundSummary.parse(JSON.parse(row.summary)),
    failure: said === null ? null : failure.parse(JSON.parse(said)),
  };
}
