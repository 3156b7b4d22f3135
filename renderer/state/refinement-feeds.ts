/** @file Feeds of refinements. */
import type { Client } from "../../app/contract/kinds.ts";
import type { Refinement } from "../../app/contract/studio/refinements.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import { createFeeds, type Feeds } from "./feeds.ts";
import { reduceRefinement } from "./refinement-view.ts";

export type RefinementFeeds = Feeds<Refinement>;

/** Feeds of refinements over one client. */
export function createRefinementFeeds(client: Pick<Client<StudioContract>, "refinements.watch">): RefinementFeeds {
  return createFeeds((refinement, signal) => client["refinements.watch"]({ refinement }, signal), reduceRefinement);
}
