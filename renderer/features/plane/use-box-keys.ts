/** @file Keyboard on the plane of the gallery: make a box, move it or one corner of it, clear it. */
import type { KeyboardEvent } from "react";
import type { AffectBox } from "../../../app/contract/studio/gallery.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useMatches } from "../../state/shortcuts.ts";
import { cornerOf, CORNERS, FIRST_BOX, moveBox, moveCorner } from "./box-edit.ts";
import { ZOOM_STEP } from "./geometry.ts";
import type { BoxPlaneProps } from "./model.ts";
import { stepOf } from "./steps.ts";
import { useBoxWords } from "./use-box-words.ts";
import type { Sighted } from "./use-sight.ts";

/** Gives the handler for `onKeyDown`; `corner` null means the whole box. */
export function useBoxKeys(
  { box, onBox }: BoxPlaneProps,
  corner: number | null,
  onCorner: (corner: number | null) => void,
  view: Sighted,
): (event: KeyboardEvent<HTMLDivElement>) => void {
  const t = useText("plane");
  const say = useBoxWords();
  const isPrevious = useMatches("previousPoint");
  const isNext = useMatches("nextPoint");
  const isRemove = useMatches("removePoint");
  const isIn = useMatches("zoomIn");
  const isOut = useMatches("zoomOut");
  const isReset = useMatches("zoomReset");

  const set = (next: AffectBox): void => {
    onBox(next);
    announce(say(next));
  };
  /** The whole box comes after its four corners. */
  const turn = (by: 1 | -1): void => {
    const places = CORNERS.length + 1;
    const next = ((corner ?? CORNERS.length) + by + places) % places;
    onCorner(next === CORNERS.length ? null : next);
    announce(next === CORNERS.length ? t("wholeBox") : t("cornerOf", { number: next + 1 }));
  };

  return (event) => {
    const by = event.ctrlKey || event.metaKey || event.altKey ? undefined : stepOf(event);
    const done = ((): boolean => {
      if (isIn(event) || event.key === "=") return (view.zoomBy(ZOOM_STEP), true);
      if (isOut(event)) return (view.zoomBy(1 / ZOOM_STEP), true);
      if (isReset(event)) return (view.reset(), true);
      if (box === null) return event.key === "Enter" ? (set(FIRST_BOX), true) : false;
      if (event.key === "Escape" || isRemove(event)) {
        onBox(null);
        announce(t("boxCleared"));
        return true;
      }
      if (isPrevious(event)) return (turn(-1), true);
      if (isNext(event)) return (turn(1), true);
      if (by === undefined) return false;
      if (corner === null) set(moveBox(box, by));
      else {
        const { valence, arousal } = cornerOf(box, CORNERS[corner]!);
        set(moveCorner(box, CORNERS[corner]!, { valence: valence + by.valence, arousal: arousal + by.arousal }));
      }
      return true;
    })();
    if (done) event.preventDefault();
  };
}
