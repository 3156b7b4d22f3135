/** @file Exports: the engine writes the file, the page fetches it. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ExportItem } from "../../../app/contract/engine/engine.ts";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { exportCalls } from "../../../app/contract/studio/exports.ts";
import { exportFileName } from "../../../app/export/file-name.ts";
import type { Parts } from "../parts.ts";

/** Pictures looked up in one turn of the event loop. */
const SLICE = 50;

export function exportHandlers({ store, exports, engineRoom }: Parts): Handlers<typeof exportCalls> {
  return {
    "exports.make": async ({ pictures, ...request }, { signal }) => {
      const items: ExportItem[] = [];
      for (let from = 0; from < pictures.length; from += SLICE) {
        items.push(...store.pictures.exportItems(pictures.slice(from, from + SLICE)));
        // Others are answered meanwhile.
        await nextTurn();
      }
      signal.throwIfAborted();
      if (items.length === 0) throw new StudioError({ code: "input.unknown", what: "picture", id: pictures[0]! });
      const made = exports.prepare(exportFileName(items, request));
      const { bytes } = await (
        await engineRoom.ready(signal)
      )["exports.write"]({ items, request, file: made.file }, signal);
      exports.offer(made);
      return { url: `/export/${made.id}/${encodeURIComponent(made.name)}`, name: made.name, bytes };
    },
  };
}
