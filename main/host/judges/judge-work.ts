/** @file What trying and calibrating a judge have in common. */
import type { EngineContract } from "../../../app/contract/engine/engine.ts";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Client } from "../../../app/contract/kinds.ts";
import type { JudgeState, JudgeWork } from "../../../app/contract/studio/judges.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Lease } from "../lease.ts";
import type { Judges } from "./judges.ts";

export interface JudgeWorkParts {
  readonly store: Pick<OpenedStore, "judges" | "gallery">;
  readonly lease: Lease;
  readonly judges: Judges;
  /** A ready engine; waits for one that is starting, fails when there is none to be had. */
  readonly engine: (signal: AbortSignal) => Promise<Client<EngineContract>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type Tell = (event: JudgeWork) => void;

/**
 * A set-up that has changed makes another judge, of which nothing is known.
 *
 * @throws StudioError input.unknown when the judge has been removed, input.invalid when it has been changed
 */
export function mustBeAsBefore(judges: Judges, { id, name, setup }: JudgeState): void {
  if (JSON.stringify(judges.state(id).setup) === JSON.stringify(setup)) return;
  throw new StudioError({
    code: "input.invalid",
    issues: [`${name} was changed meanwhile: what it said is forgotten.`],
  });
}
