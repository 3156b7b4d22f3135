/** @file Which pictures are chosen and where the keyboard stands: values and the moves between them. */

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Place of the picture the keyboard is at. */
  readonly cursor: number;
  /** Where a stretch begins that Shift extends. */
  readonly anchor: number;
}

export type SelectionMove =
  | { readonly move: "to"; readonly place: number }
  /** Chooses this picture alone. */
  | { readonly move: "pick"; readonly place: number; readonly picture: string }
  | { readonly move: "toggle"; readonly place: number; readonly picture: string }
  /** Chooses the stretch from the anchor to `place`; `pictures` are its ids. */
  | { readonly move: "extend"; readonly place: number; readonly pictures: readonly string[] }
  | { readonly move: "all"; readonly pictures: readonly string[] }
  | { readonly move: "none" }
  /** The pictures are gone from here. */
  | { readonly move: "drop"; readonly pictures: readonly string[] }
  /** The list changed under the keyboard: its picture now stands at `place`. */
  | { readonly move: "follow"; readonly place: number };

export const NOTHING_CHOSEN: Selection = { chosen: new Set(), cursor: 0, anchor: 0 };

/** The selection after a move. */
export function select(selection: Selection, move: SelectionMove): Selection {
  switch (move.move) {
    case "to":
      return { ...selection, cursor: move.place, anchor: move.place };
    case "pick":
      return { chosen: new Set([move.picture]), cursor: move.place, anchor: move.place };
    case "toggle": {
      const chosen = new Set(selection.chosen);
      if (!chosen.delete(move.picture)) chosen.add(move.picture);
      return { chosen, cursor: move.place, anchor: move.place };
    }
    case "extend":
      return { ...selection, chosen: new Set(move.pictures), cursor: move.place };
    case "all":
      return { ...selection, chosen: new Set(move.pictures) };
    case "none":
      return { ...selection, chosen: new Set() };
    case "drop": {
      const chosen = new Set(selection.chosen);
      for (const picture of move.pictures) chosen.delete(picture);
      return { ...selection, chosen };
    }
    case "follow":
      return { ...selection, cursor: move.place, anchor: move.place };
  }
}
