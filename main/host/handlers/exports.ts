/** @file Exports: the engine writes the file, the page fetches it. */
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { exportCalls } from "../../../app/contract/studio/exports.ts";
import { exportFileName } from "../../../app/export/file-name.ts";
import type { Parts } from "../parts.ts";

export function exportHandlers({ store, exports, engine }: Parts): Handlers<typeof exportCalls> {
  return {
    "exports.make": async ({ pictures, ...request }, { signal }) => {
      const items = store.pictures.exportItems(pictures);
      if (items.length === 0) throw new StudioError({ code: "input.unknown", what: "picture", id: pictures[0]! });
      const made = exports.prepare(exportFileName(items, request));
      const { bytes } = await (await engine(signal))["exports.write"]({ items, request, file: made.file }, signal);
      exports.offer(made);
      return { url: `/export/${made.id}/${encodeURIComponent(made.name)}`, name: made.name, bytes };
    },
  };
}
