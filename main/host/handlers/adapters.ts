/** @file Adapters: how much of each is used, and carrying them from and to other places. */
import { copyFile } from "node:fs/promises";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { Adapter, tunerCalls } from "../../../app/contract/studio/tuner.ts";
import type { Parts } from "../parts.ts";

type AdapterHandlers = Pick<Handlers<typeof tunerCalls>, keyof typeof tunerCalls & `adapters.${string}`>;

export function adapterHandlers({ store, tuner, tunerRoom, exports }: Parts): AdapterHandlers {
  const changed = (): Record<string, never> => {
    tuner.adaptersChanged();
    return {};
  };
  const required = (id: string): Adapter => {
    const found = store.adapters.get(id);
    if (found === undefined) throw new StudioError({ code: "input.unknown", what: "adapter", id });
    return found;
  };
  return {
    "adapters.list": () => ({ adapters: store.adapters.list() }),
    "adapters.strength": ({ adapter, strength }) => {
      store.adapters.setStrength(adapter, strength);
      return changed();
    },
    "adapters.rename": ({ adapter, name }) => {
      store.adapters.rename(adapter, name);
      return changed();
    },
    "adapters.remove": ({ adapter }) => {
      store.adapters.remove(adapter);
      return changed();
    },
    "adapters.restore": ({ adapter }) => {
      store.adapters.restore(adapter);
      return changed();
    },
    "adapters.export": async ({ adapter, names }) => {
      const { name, sha256 } = required(adapter);
      const made = exports.prepare(`${fileName(name)}${names === "kohya" ? "-kohya" : ""}.safetensors`);
      if (names === "peft") await copyFile(store.blobs.pathOf(sha256), made.file);
      else await (await tunerRoom.client())["tuner.convert"]({ blob: sha256, file: made.file, title: name });
      exports.offer(made);
      return { url: `/export/${made.id}/${encodeURIComponent(made.name)}` };
    },
  };
}

/** A name that every system takes for a file. */
const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N} _.-]+/gu, " ").trim() || "adapter";
