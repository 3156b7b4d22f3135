/** @file The engine's models: opened when first asked for, the last pack and the last judge of a kind kept open. */
import path from "node:path";
import type { JudgeOrder, SeriesAdapter } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { SeriesRequest } from "../../app/series/request.ts";
import { blobPath } from "../files/blobs.ts";
import { type Instructions, readInstructions } from "../judge/chat/instructions.ts";
import { openEmbeddedJudge } from "../judge/embedded-judge.ts";
import type { Judge } from "../judge/judge.ts";
import { localModels } from "../judge/local/local-models.ts";
import { openServerJudge } from "../judge/server/server-judge.ts";
import { findJudge, findPack } from "../models/catalogue.ts";
import { openPapercut, type Pack } from "../models/papercut/pack.ts";
import { LocalJudges } from "./local-judges.ts";
import { type Loan, Shelf } from "./shelf.ts";

/** The adapter's name that asks for the bare base. */
const NO_ADAPTER = "none";

export interface ModelFolders {
  /** Where adapters of the person lie; whoever opens judges alone has none. */
  readonly blobs?: string;
  readonly models: string;
  /** Texts that chat judges are instructed with. */
  readonly instructions: string;
}

export class Models {
  readonly #folders: ModelFolders;
  readonly #packs = new Shelf<Pack>();
  readonly #embedded = new Shelf<Judge>();
  readonly local: LocalJudges;

  constructor(folders: ModelFolders) {
    this.#folders = folders;
    this.local = new LocalJudges({ models: localModels(), instructions: () => this.instructions() });
  }

  /**
   * Lends the pack a request names, with its adapter at `strength` and those of the person.
   *
   * @throws StudioError model.missing when there is no such pack or adapter; ModelFileError when a file is damaged
   */
  async pack(
    { pack, adapter }: Pick<SeriesRequest, "pack" | "adapter">,
    strength: number,
    adapters: readonly SeriesAdapter[] = [],
  ): Promise<Loan<Pack>> {
    const found = await findPack(this.#folders.models, pack);
    if (found === undefined) throw new StudioError({ code: "model.missing", model: pack });
    const { directory, manifest, sha256 } = found;
    if (adapter !== null && adapter !== NO_ADAPTER && !manifest.adapters.some(({ id }) => id === adapter))
      throw new StudioError({ code: "model.missing", model: `${pack}/${adapter}` });
    return this.#packs.borrow(JSON.stringify([pack, sha256, adapter, strength, adapters]), () =>
      openPapercut(directory, {
        strength,
        stack: adapters.map((one) => ({ ...one, file: blobPath(this.#folders.blobs ?? "", one.sha256) })),
        ...(adapter !== null && { adapter: adapter === NO_ADAPTER ? null : adapter }),
      }),
    );
  }

  /**
   * Lends a judge. One that asks a server is made anew each time: it holds nothing, and its key is kept nowhere.
   *
   * @throws StudioError model.missing when there is none of this id, judge.* when it cannot be used; ModelFileError when a
   *   file is damaged; the signal's reason when aborted
   */
  async judge(order: JudgeOrder, signal: AbortSignal): Promise<Loan<Judge>> {
    switch (order.kind) {
      case "embedded":
        return this.#embeddedJudge(order.id);
      case "server":
        return { model: openServerJudge({ ...order, instructions: await this.instructions() }), release() {} };
      case "local":
        return this.local.borrow(order, { signal });
    }
  }

  /** @throws ModelFileError when one is missing or damaged */
  instructions(): Promise<Instructions> {
    return readInstructions(this.#folders.instructions);
  }

  async #embeddedJudge(id: string): Promise<Loan<Judge>> {
    const { models } = this.#folders;
    const found = await findJudge(models, id);
    if (found === undefined) throw new StudioError({ code: "model.missing", model: id });
    const key = JSON.stringify([id, found.sha256]);
    return this.#embedded.borrow(key, () => openEmbeddedJudge(path.join(models, id)));
  }
}
