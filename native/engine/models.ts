/** @file The engine's models: opened when first asked for, the last pack and the last judge kept open. */
import path from "node:path";
import type { JudgeOrder } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { SeriesRequest } from "../../app/series/request.ts";
import { openEmbeddedJudge } from "../judge/embedded-judge.ts";
import type { Judge } from "../judge/judge.ts";
import { findJudge, findPack } from "../models/catalogue.ts";
import { openPapercut, type Pack } from "../models/papercut/pack.ts";
import { type Loan, Shelf } from "./shelf.ts";

/** The adapter's name that asks for the bare base. */
const NO_ADAPTER = "none";

export interface OpenOptions {
  readonly signal?: AbortSignal;
}

export class Models {
  readonly #directory: string;
  readonly #packs = new Shelf<Pack>();
  readonly #judges = new Shelf<Judge>();

  /** @param directory the folder of models */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Lends the pack a request names, with its adapter at `strength`.
   *
   * @throws StudioError model.missing when there is no such pack or adapter; ModelFileError when a file is damaged
   */
  async pack({ pack, adapter }: Pick<SeriesRequest, "pack" | "adapter">, strength: number): Promise<Loan<Pack>> {
    const found = await findPack(this.#directory, pack);
    if (found === undefined) throw new StudioError({ code: "model.missing", model: pack });
    const { directory, manifest, sha256 } = found;
    if (adapter !== null && adapter !== NO_ADAPTER && !manifest.adapters.some(({ id }) => id === adapter))
      throw new StudioError({ code: "model.missing", model: `${pack}/${adapter}` });
    return this.#packs.borrow(JSON.stringify([pack, sha256, adapter, strength]), () =>
      openPapercut(directory, {
        strength,
        ...(adapter !== null && { adapter: adapter === NO_ADAPTER ? null : adapter }),
      }),
    );
  }

  /**
   * Lends a judge.
   *
   * @throws StudioError model.missing when there is none of this id; judge.* when it cannot be used; ModelFileError when a
   *   file is damaged; the signal's reason when aborted
   */
  async judge(order: JudgeOrder, _options: OpenOptions = {}): Promise<Loan<Judge>> {
    if (order.kind !== "embedded")
      throw new StudioError({ code: "judge.failed", judge: order.id, sentence: `${order.id} cannot be opened.` });
    return this.#embedded(order.id);
  }

  async #embedded(id: string): Promise<Loan<Judge>> {
    const found = await findJudge(this.#directory, id);
    if (found === undefined) throw new StudioError({ code: "model.missing", model: id });
    const key = JSON.stringify([id, found.sha256]);
    return this.#judges.borrow(key, () => openEmbeddedJudge(path.join(this.#directory, id)));
  }
}
