/** @file Readings of a calibration as they come: pairs to fit, and whether the judge is worth going on with. */
import { type Failure, StudioError } from "../../../app/contract/failure.ts";
import type { Reading } from "../../../app/contract/shapes.ts";
import type { JudgeState, JudgeWork } from "../../../app/contract/studio/judges.ts";
import { type CalibrationPair, FEWEST_PAIRS } from "../../../app/judge/calibration.ts";
import type { Measurement, PlanePoint } from "../../../app/judge/measurement.ts";
import { sentenceOf } from "../failure-sentence.ts";

/** Pictures in a row that a judge may fail to read before it is given up. */
const MOST_MISSES = 3;

/** What the judge said of one picture, or why it said nothing, and what the reference read. */
export interface BothReadings {
  readonly said: Measurement | Failure;
  readonly reference: PlanePoint;
}

/** What a judge has said so far, and how often it failed. */
export class Readings {
  readonly #judge: JudgeState;
  readonly #of: number;
  readonly #pairs: CalibrationPair[] = [];
  #done = 0;
  #last: Reading | null = null;
  #missesInRow = 0;
  #failure: Failure | undefined;

  constructor(judge: JudgeState, of: number) {
    this.#judge = judge;
    this.#of = of;
  }

  /** @throws StudioError the judge's, when it has failed too often in a row */
  take(both: BothReadings | undefined): void {
    this.#done++;
    if (both === undefined) return;
    if ("code" in both.said) {
      this.#failure = both.said;
      if (++this.#missesInRow === MOST_MISSES) throw new StudioError(both.said);
      return;
    }
    this.#missesInRow = 0;
    const { causes: _causes, ...reading } = both.said;
    this.#last = reading;
    this.#pairs.push({ said: reading.rated, reference: both.reference });
  }

  progress(): JudgeWork {
    return { kind: "reading", done: this.#done, of: this.#of, last: this.#last };
  }

  /** @throws StudioError judge.failed when too few readings hold */
  enough(): readonly CalibrationPair[] {
    if (this.#pairs.length >= FEWEST_PAIRS) return this.#pairs;
    const { id, name } = this.#judge;
    const why = this.#failure === undefined ? "" : ` ${sentenceOf(this.#failure)}`;
    const sentence = `${name} read ${this.#pairs.length} of ${this.#of} pictures, and ${FEWEST_PAIRS} are needed.${why}`;
    throw new StudioError({ code: "judge.failed", judge: id, sentence });
  }
}
