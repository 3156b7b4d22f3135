/** @file The pictures in rows of constant height, of which only those in sight are there; the keyboard walks all of them. */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import { useText } from "../../locales/use-text.ts";
import { dragPictures } from "../boards/drag.ts";
import { useGallery, galleryStore } from "./gallery-store.ts";
import { gridLayout, placeAfterKey } from "./grid-keys.ts";
import type { Pages } from "./pages.ts";
import styles from "./PictureGrid.module.css";
import { Tile } from "./Tile.tsx";
import { useWidth } from "./use-width.ts";

/** Pixels between tiles and around them, as the design has them; the caption is part of a row. */
const GAP = { across: 14, down: 16, caption: 24, left: 8, right: 4, top: 8 } as const;

/** Rows kept ready above and below what is seen. */
const OVERSCAN = 3;

export interface PictureGridProps {
  readonly pages: Pages;
  readonly total: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Names the list: another one begins where the store says. */
  readonly listKey: string;
  readonly onOpen: (place: number) => void;
  /** Ids of places `from` … `to`, asked of the host where they are not held. */
  readonly onIds: (from: number, to: number) => Promise<readonly string[]>;
  readonly onRate: (pictures: readonly string[], stars: number) => void;
  readonly onTrash: (pictures: readonly string[]) => void;
}

export function PictureGrid(props: PictureGridProps): ReactNode {
  const { pages, total, scroller, listKey, onOpen, onIds, onRate, onTrash } = props;
  const t = useText("gallery");
  const name = useId();
  const wish = useGallery(({ tile }) => tile);
  const { chosen, cursor } = useGallery(({ selection }) => selection);
  const move = useGallery((gallery) => gallery.move);
  const width = useWidth(scroller);
  const { columns, tile } = gridLayout(Math.max(0, width - GAP.left - GAP.right), wish, GAP.across);
  const rowHeight = tile + GAP.caption + GAP.down;
  const rows = Math.ceil(total / columns);
  const virtual = useVirtualizer({
    count: width === 0 ? 0 : rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    paddingStart: GAP.top,
    scrollPaddingStart: GAP.top,
    initialOffset: () => galleryStore.getState().scroll,
  });
  const items = virtual.getVirtualItems();
  const first = (items[0]?.index ?? 0) * columns;
  const last = ((items.at(-1)?.index ?? 0) + 1) * columns - 1;

  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: galleryStore.getState().scroll });
  }, [scroller, listKey]);
  useEffect(() => {
    if (items.length > 0) pages.want(first, last);
  }, [pages, first, last, items.length]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const remember = (): void => galleryStore.getState().setScroll(element.scrollTop);
    element.addEventListener("scrollend", remember);
    return () => element.removeEventListener("scrollend", remember);
  }, [scroller]);
  useCursorFollows(pages, total);
  useViewStays(pages, scroller, { columns, rowHeight });

  const shape = { total, columns, rows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight)) };
  const reveal = (place: number): void => virtual.scrollToIndex(Math.floor(place / columns), { align: "auto" });
  const stars = useRef(onRate);
  stars.current = onRate;

  const extendTo = async (place: number): Promise<void> => {
    const { anchor } = galleryStore.getState().selection;
    const pictures = await onIds(Math.min(anchor, place), Math.max(anchor, place));
    move({ move: "extend", place, pictures });
  };
  const toggle = (place: number): void => {
    const card = pages.at(place);
    if (card !== undefined) move({ move: "toggle", place, picture: card.id });
  };
  /** What a key is about: the chosen pictures, or the one the keyboard is at. */
  const meant = (): readonly string[] => {
    if (chosen.size > 0) return [...chosen];
    const card = pages.at(cursor);
    return card === undefined ? [] : [card.id];
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    const place = event.altKey ? undefined : placeAfterKey(event.key, control, cursor, shape);
    if (place !== undefined) {
      event.preventDefault();
      if (event.shiftKey) void extendTo(place);
      else move({ move: "to", place });
      reveal(place);
      return;
    }
    if (control || event.altKey) return;
    const pictures = meant();
    if (event.key === " ") toggle(cursor);
    else if (event.key === "Enter" && !event.repeat) onOpen(cursor);
    else if (event.key === "Escape" && chosen.size > 0) move({ move: "none" });
    else if (/^[0-5]$/.test(event.key) && pictures.length > 0) onRate(pictures, Number(event.key));
    else if (event.key === "Delete" || event.key === "Backspace") {
      // Holding the key down deletes once.
      if (!event.repeat && pictures.length > 0) onTrash(pictures);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const pressed = useEffectEvent((event: MouseEvent, place: number, card: PictureCard) => {
    if (event.shiftKey) void extendTo(place);
    else if (event.ctrlKey || event.metaKey) toggle(place);
    else move({ move: "pick", place, picture: card.id });
  });
  const onPress = useCallback((event: MouseEvent, place: number, card: PictureCard) => pressed(event, place, card), []);
  const opened = useEffectEvent(onOpen);
  const onOpenPlace = useCallback((place: number) => opened(place), []);
  const onTick = useCallback(
    (place: number, card: PictureCard) => move({ move: "toggle", place, picture: card.id }),
    [move],
  );
  const onStar = useCallback((card: PictureCard, given: number) => stars.current([card.id], given), []);
  const onDrag = useCallback((event: DragEvent, card: PictureCard) => {
    const selected = galleryStore.getState().selection.chosen;
    dragPictures(event, selected.has(card.id) ? [...selected] : [card.id]);
  }, []);

  const cellOf = (place: number): string => `${name}-${place}`;
  const cursorSeen = cursor >= first && cursor <= last && pages.at(cursor) !== undefined;
  return (
    <div
      ref={scroller}
      id={`${name}-grid`}
      role="grid"
      tabIndex={0}
      aria-label={t("grid")}
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-multiselectable="true"
      aria-activedescendant={cursorSeen ? cellOf(cursor) : undefined}
      className={styles.grid}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.space} style={{ height: virtual.getTotalSize() }}>
        {items.map((row) => (
          <div
            key={row.key}
            role="row"
            aria-rowindex={row.index + 1}
            className={styles.row}
            style={{ transform: `translateY(${row.start}px)`, gap: GAP.across, height: rowHeight }}
          >
            {Array.from({ length: Math.min(columns, total - row.index * columns) }, (_, column) => {
              const place = row.index * columns + column;
              const card = pages.at(place);
              if (card === undefined) return <Empty key={place} width={tile} column={column} />;
              return (
                <Tile
                  key={place}
                  id={cellOf(place)}
                  card={card}
                  place={place}
                  column={column}
                  width={tile}
                  chosen={chosen.has(card.id)}
                  active={place === cursor}
                  onPress={onPress}
                  onOpen={onOpenPlace}
                  onTick={onTick}
                  onStar={onStar}
                  onDrag={onDrag}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The place of a picture that is on its way: a well, nothing that moves. */
function Empty({ width, column }: { readonly width: number; readonly column: number }): ReactNode {
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-busy="true"
      className={styles.empty}
      style={{ width, height: width }}
    />
  );
}

/** Keeps the keyboard at its picture when the list changes under it, and inside the list when that shrinks. */
function useCursorFollows(pages: Pages, total: number): void {
  const held = useRef<string>(undefined);
  const cursor = useGallery(({ selection }) => selection.cursor);
  const move = useGallery((gallery) => gallery.move);
  const seen = useRef({ version: pages.version, cursor });
  useEffect(() => {
    const changed = seen.current.version !== pages.version && seen.current.cursor === cursor;
    seen.current = { version: pages.version, cursor };
    if (changed && held.current !== undefined) {
      const place = pages.placeOf(held.current);
      if (place !== undefined && place !== cursor) {
        move({ move: "follow", place });
        return;
      }
    }
    if (cursor > 0 && cursor >= total) move({ move: "follow", place: Math.max(0, total - 1) });
    else held.current = pages.at(cursor)?.id;
  });
}

interface RowShape {
  readonly columns: number;
  readonly rowHeight: number;
}

/**
 * Keeps what is seen where it is when pictures come or go above it. At the top of the list one sees what comes.
 */
function useViewStays(pages: Pages, scroller: RefObject<HTMLElement | null>, { columns, rowHeight }: RowShape): void {
  const seen = useRef<{ readonly id: string; readonly place: number; readonly pages: Pages; readonly columns: number }>(
    undefined,
  );
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || rowHeight <= 0) return;
    const before = seen.current;
    if (before?.pages === pages && before.columns === columns && element.scrollTop > rowHeight) {
      const place = pages.placeOf(before.id);
      const rows = place === undefined ? 0 : Math.floor(place / columns) - Math.floor(before.place / columns);
      if (rows !== 0) element.scrollTop += rows * rowHeight;
    }
    const first = Math.floor(Math.max(0, element.scrollTop - GAP.top) / rowHeight) * columns;
    const card = pages.at(first);
    seen.current = card === undefined ? undefined : { id: card.id, place: first, pages, columns };
  });
}
