/** @file Judges made of a model in a folder: the last one is kept in memory, and taken out when nobody asks it for long. */
import { freemem } from "node:os";
import type { JudgeOrder } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { JudgeProbe } from "../../app/contract/studio/judges.ts";
import { ModelFileError, sha256 } from "../files/model-files.ts";
import { asJudge, chatJudge } from "../judge/chat/chat-judge.ts";
import type { Instructions } from "../judge/chat/instructions.ts";
import { probeChat } from "../judge/chat/probe-chat.ts";
import type { Judge } from "../judge/judge.ts";
import type { LocalModel, LocalModels, ModelFolder, OnLoad } from "../judge/local/local-model.ts";
import { untilAborted } from "../pipeline/until-aborted.ts";
import { type Loan, Shelf } from "./shelf.ts";

type LocalOrder = Extract<JudgeOrder, { kind: "local" }>;

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onLoad?: OnLoad;
}

export interface LocalJudgeParts {
  readonly models: LocalModels;
  readonly instructions: () => Promise<Instructions>;
  /** Bytes of memory that can be had; the system's figure unless told. */
  readonly free?: () => number;
}

export class LocalJudges {
  readonly #parts: LocalJudgeParts;
  readonly #shelf = new Shelf<LocalModel>();
  /** Whoever waits for a model hears of its loading, whoever asked for it first. */
  readonly #listeners = new Set<OnLoad>();

  constructor(parts: LocalJudgeParts) {
    this.#parts = parts;
  }

  /**
   * Lends the judge. Its model is loaded once for every set-up and calibration of the same folder.
   *
   * @throws StudioError judge.failed when the model cannot be used; the signal's reason when aborted
   */
  async borrow(order: LocalOrder, options: LoadOptions = {}): Promise<Loan<Judge>> {
    const instructions = await this.#parts.instructions();
    const loan = await this.#load(order, options);
    const { reads, temperature } = order.setup;
    const judge = chatJudge({
      id: order.id,
      sha256: identityOf(loan.model, instructions),
      chat: loan.model.chat,
      instructions,
      reads,
      temperature,
      calibration: order.calibration,
      // The model stays where it is when a judge made of it goes.
      close: async () => undefined,
    });
    return { model: judge, release: () => loan.release() };
  }

  /**
   * Tries the model: whether it is whole, fits into memory, sees, and how long a reading takes. What does not work is said
   * in the probe.
   *
   * @throws the signal's reason when aborted
   */
  async probe(order: LocalOrder, options: LoadOptions = {}): Promise<Omit<JudgeProbe, "probed">> {
    const instructions = await this.#parts.instructions();
    let known: Pick<JudgeProbe, "bytes" | "sha256"> = { bytes: null, sha256: null };
    let loan: Loan<LocalModel> | undefined;
    try {
      const folder = await ofFolder(order.id, () => this.#parts.models.inspect(order.setup.folder, options.onLoad));
      known = { bytes: folder.bytes, sha256: identityOf(folder, instructions) };
      loan = await this.#load(order, options);
      const { chat } = loan.model;
      return { ...(await asJudge(order.id, () => probeChat(chat, instructions, options.signal))), ...known };
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof StudioError) || error.failure.code !== "judge.failed") throw error;
      return { ok: false, sentence: error.failure.sentence, milliseconds: null, ...known };
    } finally {
      loan?.release();
    }
  }

  async #load({ id, setup }: LocalOrder, { signal, onLoad }: LoadOptions): Promise<Loan<LocalModel>> {
    const { folder, idleMinutes } = setup;
    if (onLoad !== undefined) this.#listeners.add(onLoad);
    const borrowing = ofFolder(id, () => this.#shelf.borrow(folder, () => this.#open(folder), 60_000 * idleMinutes));
    try {
      return await untilAborted(borrowing, signal);
    } catch (error) {
      // It is loaded all the same, for whoever else waits for it; who has left must not hold it.
      borrowing.then(
        (loan) => loan.release(),
        () => undefined,
      );
      throw error;
    } finally {
      if (onLoad !== undefined) this.#listeners.delete(onLoad);
    }
  }

  /** A system that swaps a model in and out reads nothing in an hour, and everything else stands still. */
  async #open(folder: string): Promise<LocalModel> {
    const { models, free = freemem } = this.#parts;
    const tell: OnLoad = (...progress) => this.#listeners.forEach((listener) => listener(...progress));
    const { bytes } = await models.inspect(folder, tell);
    const room = free();
    if (bytes > room)
      throw new ModelFileError(`It takes ${gigabytes(bytes)} of memory, and ${gigabytes(room)} are free.`);
    return models.open(folder, tell);
  }
}

/** What makes it another judge: which model, and how it is asked. */
function identityOf(folder: ModelFolder, { valence, arousal }: Instructions): string {
  return sha256(Buffer.from(JSON.stringify([folder.sha256, valence.sha256, arousal.sha256])));
}

/** Runs `work`; what is wrong with the folder is thrown as the failure of the judge. */
async function ofFolder<T>(judge: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    throw new StudioError({ code: "judge.failed", judge, sentence: error.message }, { cause: error });
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
