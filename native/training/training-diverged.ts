/** @file The error of a run whose numbers left the finite. */

/** Loss or gradient became NaN or infinite. The trainer's state is the one from before the batch. */
export class TrainingDiverged extends Error {
  override readonly name = "TrainingDiverged";
  /** Steps made before. */
  readonly step: number;

  constructor(step: number, what: string) {
    super(`Training diverged after step ${step}: ${what}.`);
    this.step = step;
  }
}
