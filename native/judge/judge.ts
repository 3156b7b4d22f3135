/** @file An open judge, whatever it is made of: a picture of any size in, a measurement out. */
import type { Point } from "../../app/contract/shapes.ts";
import type { Proposal } from "../../app/feedback/proposal.ts";
import type { JudgeIdentity, Measurement, PlanePoint } from "../../app/judge/measurement.ts";
import type { Raster } from "../scene/finish.ts";

export interface MeasureOptions {
  readonly signal?: AbortSignal;
}

/** A round to be bettered, for a judge that has words of its own. */
export interface ProposeRequest {
  /** The prompt the person began with: its subjects and places must stay. */
  readonly first: string;
  readonly prompt: string;
  readonly target: Point;
  readonly measured: { readonly mean: PlanePoint; readonly deviation: PlanePoint };
  /** The best and the worst picture of the round. */
  readonly pictures: readonly Raster[];
  /** Prompts tried before, with the shift each brought. */
  readonly tried: readonly (PlanePoint & { readonly prompt: string })[];
}

export interface Judge extends JudgeIdentity {
  /** How a picture file is opened for it: as the small square the embedded networks know, or whole (native/image/open.ts). */
  readonly sees: "square" | "whole";
  /**
   * Measures an RGB picture by its pixels alone: the words it was drawn from would be read in place of it.
   *
   * @throws StudioError judge.failed when it gives no reading that holds; the signal's reason when aborted
   */
  measure(picture: Raster, options?: MeasureOptions): Promise<Measurement>;
  /**
   * Edits that hold, best first; there is none for a judge without words.
   *
   * @throws as {@link measure} does
   */
  propose?(request: ProposeRequest, signal: AbortSignal): Promise<readonly Proposal[]>;
  close(): Promise<void>;
}
