/** @file The gallery room: every picture of the library, narrowed on the left, walked in the middle, scrolled by mood on the right. */
import { type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { toFailure } from "../../../app/contract/failure.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { draftStore } from "../../state/draft.ts";
import { useShortcut } from "../../state/shortcuts.ts";
import { viewStore } from "../../state/view.ts";
import { Boards } from "../boards/Boards.tsx";
import { useBoards } from "../boards/use-boards.ts";
import { ExportDialog } from "../export/ExportDialog.tsx";
import { Compare } from "./Compare.tsx";
import { Details } from "./Details.tsx";
import { Filters } from "./Filters.tsx";
import styles from "./Gallery.module.css";
import { GalleryHead } from "./GalleryHead.tsx";
import { GalleryNotes } from "./GalleryNotes.tsx";
import { GalleryViewer } from "./GalleryViewer.tsx";
import { useGallery } from "./gallery-store.ts";
import { MoodFilter } from "./MoodFilter.tsx";
import { MoodRail } from "./MoodRail.tsx";
import { failures } from "./failures.ts";
import { NoticeBar } from "./NoticeBar.tsx";
import { PictureGrid } from "./PictureGrid.tsx";
import { cleared, NO_FILTER, queryKey } from "./query.ts";
import { recallsOf } from "./recall.ts";
import { SavedViews } from "./SavedViews.tsx";
import { SearchField } from "./SearchField.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { useActions } from "./use-actions.ts";
import { CALM, PicturesArrived, useAnswer } from "./use-answer.ts";
import { usePages } from "./use-pages.ts";
import { useWidth } from "./use-width.ts";

/** Stretches of the rail: finer than one sees. */
const STRETCHES = 160;

type Open =
  | { readonly what: "viewer"; readonly place: number }
  | { readonly what: "compare"; readonly pictures: readonly string[] }
  | { readonly what: "export"; readonly pictures: readonly string[]; readonly vectors: boolean };

export function Gallery(): ReactNode {
  const t = useText("gallery");
  const client = useClient();
  const query = useGallery((gallery) => gallery.query);
  const narrow = useGallery((gallery) => gallery.narrow);
  const show = useGallery((gallery) => gallery.show);
  const move = useGallery((gallery) => gallery.move);
  const selection = useGallery((gallery) => gallery.selection);
  const notice = useGallery((gallery) => gallery.notice);
  const setNotice = useGallery((gallery) => gallery.setNotice);
  const details = useGallery((gallery) => gallery.details);
  const setDetails = useGallery((gallery) => gallery.setDetails);
  const view = usePages(query);
  const { pages } = view;
  const boards = useBoards();
  const actions = useActions(pages);
  const [open, setOpen] = useState<Open>();
  const scroller = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const sideWidth = useWidth(side);
  const { filter } = query;
  const total = pages?.total;
  const chosen = [...selection.chosen];
  const arrived = view.error !== undefined || (pages !== undefined && view.key === queryKey(query));
  const rail = useAnswer(
    queryKey(query),
    async (asked, signal) => asked["gallery.rail"]({ ...query, stretches: STRETCHES }, signal),
    { when: arrived, calm: CALM },
  );

  const sayCount = useEffectEvent((shown: number) => announce(t("count", { shown, all: pages?.all ?? shown })));
  useEffect(() => {
    if (total !== undefined) sayCount(total);
  }, [view.key, total]);

  const idsBetween = async (from: number, to: number): Promise<readonly string[]> => {
    const held = pages?.idsBetween(from, to);
    if (held !== undefined) return held;
    const { ids } = await client["gallery.ids"](query);
    return ids.slice(from, to + 1);
  };
  const chooseAll = async (): Promise<void> => {
    try {
      const { ids } = await client["gallery.ids"](query);
      move({ move: "all", pictures: ids });
      announce(t("selected", { count: ids.length }));
    } catch (error) {
      failures.setState({ failure: toFailure(error) });
    }
  };
  useShortcut("selectAll", () => void chooseAll(), open === undefined);
  useShortcut(
    "trash",
    () => {
      if (chosen.length > 0 && !filter.trashed) void actions.trash(chosen);
    },
    open === undefined,
  );

  const heldCard = (id: string) => {
    const place = pages?.placeOf(id);
    return place === undefined ? undefined : pages?.at(place);
  };
  const single = chosen.length === 1 ? heldCard(chosen[0]!) : undefined;
  const shownInDetails = chosen.length === 1 ? chosen[0] : pages?.at(selection.cursor)?.id;
  // What had the focus goes away with the bar, and the keyboard belongs to the grid again.
  const toGrid = (): void => scroller.current?.focus({ preventScroll: true });
  const closeNotice = useCallback(() => setNotice(null), [setNotice]);
  const undo = (): void => {
    if (notice === null) return;
    setNotice(null);
    const back = notice.kind === "trashed" ? actions.restore : actions.trash;
    void back(notice.pictures).then(closeNotice);
    toGrid();
  };
  useShortcut("undo", undo, open === undefined && notice !== null);
  const toSeries = (series: string, frame: number | null): void => {
    draftStore.getState().setSeries(series);
    viewStore.getState().setFrame(frame);
    viewStore.getState().setRoom("studio");
  };
  const exportChosen = (): void =>
    setOpen({ what: "export", pictures: chosen, vectors: chosen.every((id) => heldCard(id)?.svg !== null) });

  return (
    <PicturesArrived value={arrived}>
      <div className={styles.room}>
        <aside ref={side} className={styles.side} aria-label={t("filters")}>
          <SearchField text={filter.text} onText={(text) => narrow({ text })} />
          <MoodFilter
            filter={filter}
            size={Math.min(264, Math.max(224, sideWidth - 32))}
            onBox={(box) => narrow({ box })}
          />
          <Filters filter={filter} onChange={narrow} />
          <div className={styles.places}>
            <SavedViews query={query} onShow={show} />
            <Boards view={boards} shown={filter.board} onShow={(board) => narrow({ board, trashed: false })} />
          </div>
        </aside>
        <section className={styles.body}>
          <GalleryHead
            total={total}
            all={pages?.all}
            trashed={filter.trashed}
            onEmptyTrash={() => void actions.emptyTrash()}
          />
          <div className={details ? styles.withDetails : styles.work}>
            <div className={styles.middle}>
              <GalleryNotes view={view} filter={filter} onClear={() => narrow(cleared(filter))} />
              {pages !== undefined && total !== undefined && total > 0 && (
                <PictureGrid
                  pages={pages}
                  total={total}
                  scroller={scroller}
                  listKey={view.key}
                  onOpen={(place) => setOpen({ what: "viewer", place })}
                  onIds={idsBetween}
                  onRate={(pictures, stars) => void actions.rate(pictures, stars)}
                  onTrash={(pictures) => {
                    if (!filter.trashed) void actions.trash(pictures);
                  }}
                />
              )}
              {chosen.length > 0 ? (
                <SelectionBar
                  chosen={chosen}
                  trashed={filter.trashed}
                  board={filter.board}
                  boards={boards}
                  recalls={single === undefined ? [] : recallsOf(single)}
                  onRecall={(how) => void actions.recall(chosen[0]!, how)}
                  onCompare={() => setOpen({ what: "compare", pictures: chosen })}
                  onPath={() => void actions.pathBetween(chosen)}
                  onExport={exportChosen}
                  onTrash={() => {
                    void actions.trash(chosen);
                    toGrid();
                  }}
                  onRestore={() => {
                    void actions.restore(chosen);
                    toGrid();
                  }}
                  onDetails={() => setDetails(!details)}
                  onClear={() => {
                    move({ move: "none" });
                    toGrid();
                  }}
                />
              ) : (
                notice !== null && <NoticeBar notice={notice} onUndo={undo} onClose={closeNotice} />
              )}
            </div>
            {total !== undefined && total > 0 ? (
              <MoodRail stretches={rail?.stretches ?? []} scroller={scroller} total={total} />
            ) : (
              <span />
            )}
            {details && shownInDetails !== undefined && (
              <Details
                picture={shownInDetails}
                boards={boards}
                onRate={(picture, stars) => void actions.rate([picture], stars)}
                onSeries={toSeries}
                onBoard={(board) => show({ filter: { ...NO_FILTER, board }, order: query.order })}
                onClose={() => setDetails(false)}
              />
            )}
          </div>
        </section>
        {open?.what === "viewer" && pages !== undefined && (
          <GalleryViewer
            pages={pages}
            place={open.place}
            onPlace={(place) => {
              move({ move: "to", place });
              setOpen({ what: "viewer", place });
            }}
            onClose={() => {
              setOpen(undefined);
              toGrid();
            }}
          />
        )}
        {open?.what === "compare" && <Compare pictures={open.pictures} onClose={() => setOpen(undefined)} />}
        {open?.what === "export" && (
          <ExportDialog pictures={open.pictures} vectors={open.vectors} onClose={() => setOpen(undefined)} />
        )}
      </div>
    </PicturesArrived>
  );
}
