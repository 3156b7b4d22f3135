/** @file The series: its head, its frames from left to right, and the ribbon below them. */
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  useEffect,
  useRef,
  useState,
} from "react";
import { pixelSize } from "../../../app/series/size.ts";
import { useText } from "../../locales/use-text.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { useShortcut } from "../../state/shortcuts.ts";
import { useView } from "../../state/view.ts";
import { dismissTrouble, useTrouble } from "../studio/attempt.ts";
import { useFrameActions } from "../studio/frame-actions.ts";
import { setOpen } from "../studio/open.ts";
import type { Table } from "../studio/table.ts";
import { dragOut } from "./drag-out.ts";
import { EmptyStrip } from "./EmptyStrip.tsx";
import { useFlipBook } from "./flip-book.ts";
import { FrameCard } from "./FrameCard.tsx";
import { FrameMenu, type MenuPlace } from "./FrameMenu.tsx";
import { Ribbon } from "./Ribbon.tsx";
import styles from "./Strip.module.css";
import { StripHead } from "./StripHead.tsx";

export function Strip({ table }: { readonly table: Table }): ReactElement {
  const t = useText("studio");
  const common = useText("common");
  const { series, view, frames, shown, tolerance } = table;
  const setFrame = useView((state) => state.setFrame);
  const trouble = useTrouble();
  const { redraw } = useFrameActions(series);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const book = useFlipBook(frames, shown?.index ?? null, setFrame);
  const current = shown?.index ?? 0;

  const step = (by: number): void => {
    const at = frames.findIndex(({ index }) => index === current);
    const next = frames[at + by];
    if (next !== undefined) setFrame(next.index);
  };
  useShortcut("previousFrame", () => step(-1), frames.length > 0, { repeat: true });
  useShortcut("nextFrame", () => step(1), frames.length > 0, { repeat: true });
  useShortcut("playSeries", book.toggle, book.possible);

  useEffect(() => {
    const card = list.current?.querySelector(`[data-frame="${current}"]`);
    card?.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    // Focus stays on the card of the frame at hand while arrows move along the strip.
    if (document.activeElement?.closest("[data-frame]") != null && card instanceof HTMLElement) card.focus();
  }, [current]);

  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === "ArrowRight") step(1);
    else if (key === "ArrowLeft") step(-1);
    else if (key === "Home" && frames[0] !== undefined) setFrame(frames[0].index);
    else if (key === "End") setFrame(frames.at(-1)?.index ?? 0);
  };
  const onMenu = (index: number, event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    setFrame(index);
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    const pointed = event.clientX !== 0 || event.clientY !== 0;
    setMenu(pointed ? { left: event.clientX, top: event.clientY } : { left: left + 12, top: bottom - 12 });
  };

  const request = view?.head.request;
  const { width, height } = request === undefined ? { width: 1, height: 1 } : pixelSize(request.size, request.aspect);
  const shape = width === height ? undefined : width > height ? "wide" : "tall";
  const fit = { "--fit": shape === undefined ? "cover" : "contain", "--ratio": width / height } as CSSProperties;
  return (
    <section className={styles.strip} aria-label={t("series")} data-tour="strip">
      <StripHead table={table} book={book} />
      {trouble === null ? null : (
        <div className={styles.trouble}>
          <FailureNote failure={trouble} compact action={{ name: common("close"), onClick: dismissTrouble }} />
        </div>
      )}
      {series === null ? (
        <EmptyStrip />
      ) : (
        <div className={styles.scroll}>
          <ul ref={list} className={styles.frames} style={fit} data-shape={shape} aria-label={t("frameStrip")}>
            {frames.map((frame) => (
              <FrameCard
                key={frame.index}
                frame={frame}
                preview={view?.previews.get(frame.index)}
                tolerance={tolerance}
                selected={frame.index === current}
                reachable={frame.index === current}
                onSelect={(index) => {
                  book.stop();
                  setFrame(index);
                }}
                onOpen={(index) => {
                  setFrame(index);
                  setOpen("viewer");
                }}
                onMenu={onMenu}
                onRetry={(index) => {
                  const failed = frames.find((one) => one.index === index);
                  if (failed !== undefined) redraw(failed, { seed: failed.seed });
                }}
                onDragOut={(dragged, event) => dragOut(dragged, view?.head.title ?? "", event)}
                onKeyDown={onKeyDown}
              />
            ))}
          </ul>
          <Ribbon frames={frames} list={list} />
        </div>
      )}
      {menu === null || shown === undefined ? null : (
        <FrameMenu table={table} frame={shown} at={menu} onClose={() => setMenu(null)} />
      )}
    </section>
  );
}
