/** @file Takes in an adapter that a person brought: read, fitted to the pack, passed through the gate, kept as a blob. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { storeBlob } from "../files/blobs.ts";
import { AdapterError } from "../training/lora/adapter-error.ts";
import { writeAdapter } from "../training/lora/adapter-file.ts";
import { importAdapter } from "../training/lora/import-adapter.ts";
import { readTunablePack } from "./flow/adapted-flow.ts";
import { gateAdapter } from "./gate.ts";
import type { RunPlace } from "./run/control.ts";

export interface Adopted {
  readonly blob: string;
  readonly rank: number;
  readonly guidance: number | null;
  readonly remark: string;
}

/** Strange keys that a remark names. */
const NAMED = 3;

/** @throws AdapterError, one sentence, when it is none, fits nothing or does not pass the gate */
export async function adoptAdapter(
  { models, blobs, work }: RunPlace,
  { pack, file, name }: { readonly pack: string; readonly file: string; readonly name: string },
): Promise<Adopted> {
  const directory = path.join(models, pack);
  const { flow, manifest, sha256 } = await readTunablePack(directory);
  const { adapter, applied, total, strange, guidance } = await importAdapter(file, name, flow);
  await mkdir(work, { recursive: true });
  const own = path.join(work, `adopted-${randomUUID()}.safetensors`);
  try {
    await writeAdapter(own, adapter, {
      title: name,
      pack: { id: manifest.id, sha256 },
      ...(guidance !== undefined && { guidance }),
    });
    const refused = (await gateAdapter({ file: own, directory })).find(({ passed }) => !passed);
    if (refused !== undefined) throw new AdapterError(`${name} was not taken in: ${refused.sentence}`);
    const blob = await storeBlob(blobs, await readFile(own));
    const rest =
      strange.length === 0
        ? ""
        : `; not used: ${strange.slice(0, NAMED).join(", ")}${strange.length > NAMED ? " …" : ""}`;
    return {
      blob,
      rank: adapter.rank,
      guidance: guidance ?? null,
      remark: `${applied} of ${total} keys applied${rest}.`,
    };
  } finally {
    await rm(own, { force: true });
  }
}
