/** @file Where a key leads in a grid of pictures. */

export interface GridShape {
  readonly total: number;
  readonly columns: number;
  /** Whole rows seen at once. */
  readonly rows: number;
}

/**
 * The place a key leads to from `place`, or undefined when it does not move.
 * Home and End go to the ends of the row, with Control (or Command) to the ends of the grid.
 */
export function placeAfterKey(
  key: string,
  control: boolean,
  place: number,
  { total, columns, rows }: GridShape,
): number | undefined {
  if (total === 0) return undefined;
  const inside = (next: number): number => Math.min(total - 1, Math.max(0, next));
  const column = place % columns;
  const down = (by: number): number => {
    const next = place + by * columns;
    if (next < 0) return column;
    if (next < total) return next;
    const lastRow = Math.floor((total - 1) / columns);
    const bottom = lastRow * columns + column;
    return bottom < total ? bottom : inside(Math.max(place, bottom));
  };
  switch (key) {
    case "ArrowLeft":
      return inside(place - 1);
    case "ArrowRight":
      return inside(place + 1);
    case "ArrowUp":
      return down(-1);
    case "ArrowDown":
      return down(1);
    case "PageUp":
      return down(-Math.max(1, rows - 1));
    case "PageDown":
      return down(Math.max(1, rows - 1));
    case "Home":
      return control ? 0 : place - column;
    case "End":
      return control ? total - 1 : inside(place - column + columns - 1);
    default:
      return undefined;
  }
}

/** Columns and the size of a tile's window when tiles of about `wish` pixels share `width`. */
export function gridLayout(width: number, wish: number, gap: number): { columns: number; tile: number } {
  const columns = Math.max(2, Math.round((width + gap) / (wish + gap)));
  return { columns, tile: Math.max(48, Math.floor((width - gap * (columns - 1)) / columns)) };
}
