/** @file Where a run works, and how it is steered from outside. */

export interface RunPlace {
  /** Folders of the models, of the blobs, and of what runs keep: `runs/<id>` and `corpora`. */
  readonly models: string;
  readonly blobs: string;
  readonly work: string;
}

export interface RunControl {
  /** Aborted: a checkpoint is saved after the step at hand, and the run ends without `ended`. */
  readonly signal: AbortSignal;
  /** Asked between steps: true ends the run with the best adapter so far. */
  readonly keep: () => boolean;
  /** Awaited between any two runs of a model, which take a tenth of a second at most. */
  readonly breathe: () => Promise<void>;
  readonly threads: number;
  readonly provider: "cpu" | "webgpu";
}
