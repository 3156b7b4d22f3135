/** @file How a run ends: with its best point that may be kept, through the gate. */
import path from "node:path";
import { bestPoint } from "../../../app/tune/guards.ts";
import type { CurvePoint, TuneEvent } from "../../../app/tune/progress.ts";
import { blobPath } from "../../files/blobs.ts";
import { gateAdapter, mayDraw } from "../gate.ts";
import type { RunPlace } from "./control.ts";
import type { Standing } from "./standing.ts";

type Ended = Extract<TuneEvent, { kind: "ended" }>;

/** @param pack its id, which is its folder among the models */
export async function endOf(
  why: Ended["why"],
  { curve, adapters, step }: Standing,
  { blobs, models }: RunPlace,
  pack: string,
): Promise<Ended> {
  const best = bestPoint(curve);
  const blob = adapters.find((kept) => kept.step === best?.step)?.blob;
  if (best === undefined || blob === undefined) return { kind: "ended", why, step, best: 0, adapter: null, gate: [] };
  const gate = await gateAdapter({
    file: blobPath(blobs, blob),
    directory: path.join(models, pack),
    heldOut: { before: errorOf(curve[0]!), after: errorOf(best) },
  });
  return { kind: "ended", why, step, best: best.step, adapter: mayDraw(gate) ? blob : null, gate };
}

/** Held-out error by the witness, both axes' mean. */
function errorOf({ witness }: CurvePoint): number {
  return (witness.error.valence + witness.error.arousal) / 2;
}
