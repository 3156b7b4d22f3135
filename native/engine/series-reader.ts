/** @file Reads the pictures of one series, or says of each why it stays unmeasured: a judge that fails costs no drawing. */
import type { JudgeOrder } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { JudgeIdentity, Measurement } from "../../app/judge/measurement.ts";
import type { Judge } from "../judge/judge.ts";
import type { Raster } from "../scene/finish.ts";
import type { Models } from "./models.ts";
import type { Loan } from "./shelf.ts";

/** What became of a picture. */
export type Read =
  | { readonly kind: "measured"; readonly measurement: Measurement }
  | { readonly kind: "unmeasured"; readonly reason: string };

/** Milliseconds that failures in a row may take before the judge is asked no more: a server that hangs must not hold a series up for hours. */
const PATIENCE = 180_000;

export class SeriesReader {
  readonly #judge: Loan<Judge> | undefined;
  readonly #name: string;
  readonly #clock: () => number;
  /** Why nothing is read any more. */
  #silence: string;
  /** Milliseconds lost on failures since the last reading. */
  #lost = 0;

  /**
   * @param judge to be given back with {@link release}; or why there is none
   * @param name what reasons call the judge, its id unless told
   * @param clock milliseconds that never go back
   */
  constructor(
    judge: Loan<Judge> | string,
    { name, clock = () => performance.now() }: { readonly name?: string; readonly clock?: () => number } = {},
  ) {
    this.#judge = typeof judge === "string" ? undefined : judge;
    this.#name = name ?? this.#judge?.model.id ?? "";
    this.#silence = typeof judge === "string" ? judge : "";
    this.#clock = clock;
  }

  /** Who reads, null when nobody does. */
  get identity(): JudgeIdentity | null {
    return this.#judge === undefined ? null : { id: this.#judge.model.id, sha256: this.#judge.model.sha256 };
  }

  /** @throws the signal's reason when aborted, and nothing else */
  async read(picture: Raster, signal: AbortSignal): Promise<Read> {
    if (this.#judge === undefined || this.#silence !== "") return { kind: "unmeasured", reason: this.#silence };
    const { model } = this.#judge;
    const started = this.#clock();
    try {
      const measurement = await model.measure(picture, { signal });
      this.#lost = 0;
      return { kind: "measured", measurement };
    } catch (error) {
      signal.throwIfAborted();
      this.#lost += this.#clock() - started;
      if (this.#lost > PATIENCE)
        this.#silence = `${this.#name} was asked no more after minutes without an answer that holds.`;
      return { kind: "unmeasured", reason: `${this.#name} could not read it: ${reasonOf(error)}` };
    }
  }

  release(): void {
    this.#judge?.release();
  }
}

/**
 * The reader a series is drawn with. What is not part of the program may be away: pictures are drawn all the same, and can be
 * measured later.
 *
 * @throws StudioError model.missing and ModelFileError for a judge of the program; the signal's reason when aborted
 */
export async function seriesReader(
  models: Models,
  order: JudgeOrder | null,
  signal: AbortSignal,
): Promise<SeriesReader> {
  if (order === null) return new SeriesReader("No judge was asked.");
  try {
    return new SeriesReader(await models.judge(order, signal));
  } catch (error) {
    signal.throwIfAborted();
    if (order.kind === "embedded") throw error;
    return new SeriesReader(`${order.id} could not be opened: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof StudioError && "sentence" in error.failure) return error.failure.sentence;
  return error instanceof Error ? error.message : String(error);
}
