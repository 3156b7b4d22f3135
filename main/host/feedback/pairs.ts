/** @file Two pictures to choose between: of the newest for about the same target, those whose answer would teach most. */
import { galleryFilter } from "../../../app/contract/studio/gallery.ts";
import type { Point } from "../../../app/contract/shapes.ts";
import type { Pair } from "../../../app/contract/studio/profile.ts";
import { type AskedPair, nextPair } from "../../../app/profile/next-pair.ts";
import { standing } from "../../../app/profile/standing.ts";
import { stream } from "../../../app/random/philox.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Learned } from "./learned.ts";
import { traitsOf } from "./picture-traits.ts";

/** Pictures looked through. */
const NEWEST = 200;

/** Side of the squares of the plane within which targets count as one. */
const NEAR = 0.5;

/** Everything that was measured against a target: no distance is greater than the plane. */
const MEASURED = galleryFilter.parse({ offBy: 9 });

/**
 * The same pair until something more is known of the person; null when there are no two pictures that were not asked about.
 *
 * @param except a pair that is being asked about
 */
export function pairFor(store: OpenedStore, learned: Learned, except: AskedPair | null = null): Pair | null {
  const { pictures } = store.gallery.find({ filter: MEASURED, order: "newest" }, 0, NEWEST);
  const entries = learned.entries();
  const answered = standing(entries).flatMap(({ entry }) => (entry.kind === "pair.chosen" ? [entry] : []));
  const asked = except === null ? answered : [...answered, except];
  const candidates = pictures.flatMap((picture) =>
    picture.target === null
      ? []
      : [{ id: picture.id, target: squareOf(picture.target), traits: traitsOf(store, picture) }],
  );
  const found = nextPair(learned.profile(), candidates, asked, stream(0, "pairs", entries.length));
  if (found === undefined) return null;
  const cardOf = (id: string) => pictures.find((picture) => picture.id === id)!;
  return { a: cardOf(found.a), b: cardOf(found.b) };
}

function squareOf({ valence, arousal }: Point): string {
  return [valence, arousal].map((value) => Math.round(value / NEAR)).join();
}
