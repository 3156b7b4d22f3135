/** @file Keyboard on the plane of a path, announced in words. */
import type { KeyboardEvent } from "react";
import {
  insertAfter,
  LEAST_POINTS,
  MOST_POINTS,
  movePoint,
  removePoint,
  reversePath,
  smoothPath,
} from "../../../app/affect/path-edit.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useMatches } from "../../state/shortcuts.ts";
import { ZOOM_STEP } from "./geometry.ts";
import type { PathPlaneProps } from "./model.ts";
import { stepOf } from "./steps.ts";
import { usePointWords } from "./use-point-words.ts";
import type { Sighted } from "./use-sight.ts";

/** Gives the handler for `onKeyDown`. */
export function usePathKeys(props: PathPlaneProps, view: Sighted): (event: KeyboardEvent<HTMLDivElement>) => void {
  const t = useText("plane");
  const say = usePointWords();
  const isPrevious = useMatches("previousPoint");
  const isNext = useMatches("nextPoint");
  const isAdd = useMatches("addPoint");
  const isRemove = useMatches("removePoint");
  const isType = useMatches("typeValues");
  const isReverse = useMatches("reversePath");
  const isSmooth = useMatches("smoothPath");
  const isIn = useMatches("zoomIn");
  const isOut = useMatches("zoomOut");
  const isReset = useMatches("zoomReset");
  const { points, point, onPoints, onPoint, onType } = props;

  const select = (index: number, of: readonly PlanePoint[]): void => {
    onPoint(index);
    view.show(of[index]!);
  };
  const go = (by: 1 | -1): void => {
    if (points.length === 0) return;
    const next = (point + by + points.length) % points.length;
    select(next, points);
    announce(say(points, next));
  };
  const add = (): void => {
    if (points.length >= MOST_POINTS) return announce(t("tooMany", { count: MOST_POINTS }));
    const { points: next, at } = insertAfter(points, point);
    onPoints(next);
    select(at, next);
    announce(t("pointAdded", { number: at + 1, count: next.length }));
  };
  const remove = (): void => {
    if (points.length <= LEAST_POINTS) return announce(t("twoAtLeast"));
    const { points: next, at } = removePoint(points, point);
    onPoints(next);
    select(at, next);
    announce(t("pointRemoved", { count: next.length }));
  };
  const step = (by: PlanePoint): void => {
    const from = points[point];
    if (from === undefined) return;
    const next = movePoint(points, point, {
      valence: from.valence + by.valence,
      arousal: from.arousal + by.arousal,
    });
    onPoints(next, `arrows ${point}`);
    view.show(next[point]!);
    announce(say(next, point));
  };
  const change = (next: readonly PlanePoint[], words: string): void => {
    onPoints(next);
    announce(words);
  };

  return (event) => {
    const by = event.ctrlKey || event.metaKey || event.altKey ? undefined : stepOf(event);
    const does: readonly (readonly [boolean, () => void])[] = [
      [by !== undefined, () => step(by!)],
      [isPrevious(event), () => go(-1)],
      [isNext(event), () => go(1)],
      [isAdd(event), add],
      // One press takes one point away, however long it is held.
      [isRemove(event) || event.key === "Backspace", () => (event.repeat ? undefined : remove())],
      [isType(event), onType],
      [isReverse(event), () => change(reversePath(points), t("reversed"))],
      [isSmooth(event), () => change(smoothPath(points), t("smoothed", { count: points.length }))],
      // On many layouts plus is Shift and the key of equals.
      [isIn(event) || event.key === "=", () => view.zoomBy(ZOOM_STEP)],
      [isOut(event), () => view.zoomBy(1 / ZOOM_STEP)],
      [isReset(event), view.reset],
    ];
    const found = does.find(([meant]) => meant);
    if (found === undefined) return;
    event.preventDefault();
    found[1]();
  };
}
