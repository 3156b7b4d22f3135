/** @file The scroll bar of the grid: a strip of the pictures' moods in their order, with a frame round what is seen. */
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Point } from "../../../app/contract/shapes.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import styles from "./MoodRail.module.css";

/** Least height of the frame, pixels, so that it can be taken hold of. */
const LEAST_FRAME = 24;

export interface MoodRailProps {
  /** Mean mood of equal stretches of the list, null where nothing is measured. */
  readonly stretches: readonly (Point | null)[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Changes when the length of the list does. */
  readonly total: number;
}

interface Frame {
  readonly top: number;
  readonly height: number;
}

/** Where the frame stands on a rail of `rail` pixels. */
function frameOn(rail: number, { scrollTop, clientHeight, scrollHeight }: HTMLElement): Frame {
  const height = Math.min(rail, Math.max(LEAST_FRAME, (clientHeight / scrollHeight) * rail));
  const reach = scrollHeight - clientHeight;
  return { height, top: reach <= 0 ? 0 : (scrollTop / reach) * (rail - height) };
}

export function MoodRail({ stretches, scroller, total }: MoodRailProps): ReactNode {
  const t = useText("gallery");
  const { fill } = useMoodColours();
  const rail = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLElement>(null);
  const grip = useRef(0);

  // The frame follows the scrolling without React, so that a moved frame costs no drawing of the grid.
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const follow = (): void => {
      if (rail.current === null || frame.current === null) return;
      const { top, height } = frameOn(rail.current.clientHeight, list);
      frame.current.style.height = `${height}px`;
      frame.current.style.transform = `translateY(${top}px)`;
      const reach = list.scrollHeight - list.clientHeight;
      rail.current.setAttribute("aria-valuenow", String(reach <= 0 ? 0 : Math.round((100 * list.scrollTop) / reach)));
    };
    follow();
    list.addEventListener("scroll", follow, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(list);
    if (list.firstElementChild !== null) observer.observe(list.firstElementChild);
    return () => {
      list.removeEventListener("scroll", follow);
      observer.disconnect();
    };
  }, [scroller, total]);

  useLayoutEffect(() => {
    const paper = canvas.current?.getContext("2d");
    if (canvas.current === null || paper === null || paper === undefined) return;
    canvas.current.height = Math.max(1, stretches.length);
    stretches.forEach((mood, at) => {
      if (mood === null) return;
      paper.fillStyle = fill(mood);
      paper.fillRect(0, at, 1, 1);
    });
  }, [stretches, fill]);

  const scrollTo = (y: number): void => {
    const list = scroller.current;
    if (list === null || rail.current === null) return;
    const { height } = frameOn(rail.current.clientHeight, list);
    const way = rail.current.clientHeight - height;
    list.scrollTop = way <= 0 ? 0 : ((y - grip.current) / way) * (list.scrollHeight - list.clientHeight);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || scroller.current === null) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const { top, height } = frameOn(event.currentTarget.clientHeight, scroller.current);
    grip.current = y >= top && y <= top + height ? y - top : height / 2;
    scrollTo(y);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    scrollTo(event.clientY - event.currentTarget.getBoundingClientRect().top);
  };
  const onWheel = (delta: number): void => scroller.current?.scrollBy({ top: delta });
  return (
    <div
      ref={rail}
      className={styles.rail}
      role="scrollbar"
      aria-label={t("rail")}
      aria-controls={scroller.current?.id}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onWheel={({ deltaY }) => onWheel(deltaY)}
    >
      <canvas ref={canvas} width={1} height={1} className={styles.strip} />
      <i ref={frame} className={styles.frame} />
    </div>
  );
}
