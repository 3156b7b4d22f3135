/** @file An adapter's file that a person brings: received, fitted to the pack by the tuner's process, kept as a row. */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { toFailure } from "../../../app/contract/failure.ts";
import type { AdapterAnswer } from "../../../app/contract/studio/tuner.ts";
import { diskFailure } from "../../store/disk-failure.ts";
import type { Parts } from "../parts.ts";
import { saveUpload } from "../save-upload.ts";

const MOST_BYTES = 500_000_000;
const MOST_LETTERS = 60;
/** The pack that adapters are for, until there is another. */
const PACK = "papercut";

export class AdapterImporter {
  readonly #parts: Pick<Parts, "store" | "tuner" | "tunerRoom">;

  constructor(parts: Pick<Parts, "store" | "tuner" | "tunerRoom">) {
    this.#parts = parts;
  }

  /** Answers with {@link AdapterAnswer}, or with a failure and status 422. */
  async receive(request: Request, name: string): Promise<Response> {
    const { store, tuner, tunerRoom } = this.#parts;
    const called = path.basename(name.replaceAll("\\", "/")).slice(0, 200) || "adapter.safetensors";
    const file = path.join(store.folders.uploads, randomUUID());
    try {
      await saveUpload(request, file, called, MOST_BYTES);
      const client = await tunerRoom.client();
      const { blob, rank, guidance, remark } = await client["tuner.adopt"]({ pack: PACK, file, name: called });
      const adapter = store.adapters.add({
        name: called.replace(/\.safetensors$/iu, "").slice(0, MOST_LETTERS),
        pack: PACK,
        sha256: blob,
        strength: 0,
        run: null,
        step: null,
        card: { rank, guidance, heldOut: null },
      });
      tuner.adaptersChanged();
      return Response.json({ adapter, remark } satisfies AdapterAnswer);
    } catch (error) {
      return Response.json(toFailure(diskFailure(error, store.directory) ?? error), { status: 422 });
    } finally {
      await rm(file, { force: true });
    }
  }
}
