/** @file Which refinement belongs to a frame. */
import type { RefinementHead } from "../../../app/contract/studio/refinements.ts";

/** The newest that began with the frame; undefined while it has not been refined. */
export function refinementOf(
  heads: readonly RefinementHead[],
  series: string | null,
  index: number,
): RefinementHead | undefined {
  return heads
    .filter(({ from }) => from !== null && from.series === series && from.index === index)
    .reduce<RefinementHead | undefined>(
      (newest, head) => (newest === undefined || head.created > newest.created ? head : newest),
      undefined,
    );
}
