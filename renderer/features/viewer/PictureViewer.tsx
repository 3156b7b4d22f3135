/** @file One picture at full size: zoom about the pointer, pan, and the pictures before and after. */
import Modal from "@mui/material/Modal";
import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { BlobHash } from "../../../app/contract/shapes.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Tool } from "../../ui/Tool.tsx";
import styles from "./Viewer.module.css";
import { fit, type Offset, pan, settle, type Size, type Zoom, zoomAbout } from "./zoom.ts";

/** What is looked at: the bytes, their size, and how it is called. */
export interface ViewedPicture {
  readonly id: string;
  readonly blob: BlobHash;
  readonly width: number;
  readonly height: number;
  /** A few words for the bar. */
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
}

export interface PictureViewerProps {
  readonly pictures: readonly ViewedPicture[];
  /** Which of them is looked at. */
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}

/** Factor of one press or one notch of the wheel. */
const STEP = 1.25;

/** Pixels of one press of an arrow. */
const NUDGE = 60;

/** Nothing is known of the window before it is measured. */
const UNSEEN: Size = { width: 0, height: 0 };

export function PictureViewer({ pictures, at, onMove, onClose }: PictureViewerProps): ReactElement | null {
  const t = useText("studio");
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [room, setRoom] = useState<Size>(UNSEEN);
  /** Null is fitted, which stays fitted when the window changes. */
  const [chosen, setChosen] = useState<Zoom | null>(null);
  const dragged = useRef<Offset | null>(null);
  const picture = pictures[at];

  useEffect(() => {
    if (box === null) return;
    const observer = new ResizeObserver(() => setRoom({ width: box.clientWidth, height: box.clientHeight }));
    observer.observe(box);
    return () => observer.disconnect();
  }, [box]);
  useEffect(() => setChosen(null), [picture?.id]);

  const size: Size = { width: picture?.width ?? 1, height: picture?.height ?? 1 };
  const zoom = chosen === null ? fit(size, room) : settle(chosen, size, room);

  /** The wheel must not scroll the page, which only a listener that is not passive can keep it from. */
  const wheel = useRef<(event: WheelEvent) => void>(() => {});
  wheel.current = (event) => {
    event.preventDefault();
    const { left, top } = (box as HTMLDivElement).getBoundingClientRect();
    const pointer = { x: event.clientX - left - room.width / 2, y: event.clientY - top - room.height / 2 };
    setChosen(zoomAbout(zoom, Math.exp(-event.deltaY / 400), pointer, size, room));
  };
  useEffect(() => {
    if (box === null) return;
    const listen = (event: WheelEvent): void => wheel.current(event);
    box.addEventListener("wheel", listen, { passive: false });
    return () => box.removeEventListener("wheel", listen);
  }, [box]);

  if (picture === undefined) return null;

  const by = (factor: number): void => setChosen(zoomAbout(zoom, factor, { x: 0, y: 0 }, size, room));
  const pixels = (): void => setChosen(settle({ ...zoom, scale: 1 / devicePixelRatio }, size, room));
  const turn = (step: number): void => {
    if (pictures[at + step] !== undefined) onMove(at + step);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = ARROWS[event.key];
    if (event.key === "+" || event.key === "=") by(STEP);
    else if (event.key === "-") by(1 / STEP);
    else if (event.key === "0") setChosen(null);
    else if (event.key === "1") pixels();
    else if (event.key === "[") turn(-1);
    else if (event.key === "]") turn(1);
    else if (move !== undefined && (event.shiftKey || move.y !== 0)) setChosen(pan(zoom, move, size, room));
    else if (move !== undefined) turn(Math.sign(-move.x));
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    const from = dragged.current;
    if (from === null) return;
    dragged.current = { x: event.clientX, y: event.clientY };
    setChosen(pan(zoom, { x: event.clientX - from.x, y: event.clientY - from.y }, size, room));
  };
  return (
    <Modal open onClose={onClose}>
      <div
        className={styles.viewer}
        role="dialog"
        aria-modal="true"
        aria-label={t("viewer")}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div
          ref={setBox}
          className={styles.window}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            dragged.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            dragged.current = null;
          }}
          onDoubleClick={() => (chosen === null ? pixels() : setChosen(null))}
        >
          <img
            key={picture.id}
            className={styles.picture}
            src={blobUrl(picture.blob)}
            alt={picture.description}
            draggable={false}
            style={{
              width: size.width,
              height: size.height,
              imageRendering: zoom.scale * devicePixelRatio >= 3 ? "pixelated" : "auto",
              transform: `translate(-50%, -50%) translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`,
            }}
          />
        </div>
        <div className={styles.bar}>
          <Tool name={t("previous")} icon="left" shortcut="[" onClick={() => turn(-1)} />
          <span className={styles.words}>{picture.title}</span>
          <Tool name={t("next")} icon="right" shortcut="]" onClick={() => turn(1)} />
          <span className={styles.rule} />
          <Tool name={t("zoomOut")} icon="minus" shortcut="-" onClick={() => by(1 / STEP)} />
          <span className={styles.percent}>
            {t("zoomAt", { percent: Math.round(zoom.scale * devicePixelRatio * 100) })}
          </span>
          <Tool name={t("zoomIn")} icon="plus" shortcut="+" onClick={() => by(STEP)} />
          <Tool name={t("zoomFit")} icon="picture" shortcut="0" onClick={() => setChosen(null)} />
          <Tool name={t("zoomFull")} icon="zoom" shortcut="1" onClick={pixels} />
          <span className={styles.rule} />
          <Tool name={t("closeViewer")} icon="x" shortcut="Escape" onClick={onClose} />
        </div>
        <p className={styles.help}>{t("viewerHelp")}</p>
      </div>
    </Modal>
  );
}

/** Arrows move the window over the picture, so the picture moves the other way. */
const ARROWS: Readonly<Record<string, Offset>> = {
  ArrowLeft: { x: NUDGE, y: 0 },
  ArrowRight: { x: -NUDGE, y: 0 },
  ArrowUp: { x: 0, y: NUDGE },
  ArrowDown: { x: 0, y: -NUDGE },
};
