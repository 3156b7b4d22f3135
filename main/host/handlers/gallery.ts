/** @file The gallery: questions to the store, boards and saved views. */
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { galleryCalls } from "../../../app/contract/studio/gallery.ts";
import type { Parts } from "../parts.ts";

export function galleryHandlers({ store: { gallery }, events }: Parts): Handlers<typeof galleryCalls> {
  /** Lists ask again when the library's revision grows, and boards are part of it. */
  const changed = (): Record<string, never> => {
    events.library();
    return {};
  };
  return {
    "gallery.find": ({ filter, order, offset, limit }) => gallery.find({ filter, order }, offset, limit),
    "gallery.ids": (query) => ({ ids: gallery.ids(query) }),
    "gallery.rail": ({ filter, order, stretches }) => ({ stretches: gallery.rail({ filter, order }, stretches) }),
    "gallery.points": ({ filter, order, limit }) => ({ points: gallery.points({ filter, order }, limit) }),
    "boards.list": () => ({ boards: gallery.boards() }),
    "boards.create": ({ name }) => {
      const board = gallery.createBoard(name);
      changed();
      return { board };
    },
    "boards.rename": ({ board, name }) => {
      gallery.renameBoard(board, name);
      return changed();
    },
    "boards.remove": ({ board }) => {
      gallery.removeBoard(board);
      return changed();
    },
    "boards.set": ({ board, pictures, on }) => {
      gallery.setBoard(board, pictures, on);
      return changed();
    },
    "views.list": () => ({ views: gallery.views() }),
    "views.save": ({ name, filter, order }) => {
      const view = gallery.saveView(name, { filter, order });
      changed();
      return { view };
    },
    "views.remove": ({ view }) => {
      gallery.removeView(view);
      return changed();
    },
  };
}
