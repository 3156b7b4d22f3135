/** @file A small plane with one dot to drag: where a picture is felt to be, beside where it was read and asked for. */
import { type KeyboardEvent, type PointerEvent, type ReactElement, type Ref, useId } from "react";
import { tidy } from "../../../app/affect/path-edit.ts";
import { wordOf } from "../../../app/affect/rim.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { plain } from "../../ui/numbers.ts";
import { Axes } from "../plane/Axes.tsx";
import { toPixel, toPlane, WHOLE } from "../plane/geometry.ts";
import { Ground } from "../plane/Ground.tsx";
import planeStyles from "../plane/plane.module.css";
import { Rim } from "../plane/Rim.tsx";
import { stepOf } from "../plane/steps.ts";

/** Pixels across. */
const SIZE = 280;

export interface FeltPlaneProps {
  readonly felt: PlanePoint;
  readonly measured: PlanePoint;
  readonly target: PlanePoint;
  readonly onFelt: (felt: PlanePoint) => void;
  /** Enter goes to the fields. */
  readonly onType: () => void;
  readonly ref?: Ref<HTMLDivElement>;
}

export function FeltPlane({ felt, measured, target, onFelt, onType, ref }: FeltPlaneProps): ReactElement {
  const t = useText("suggestions");
  const words = useText("plane");
  const { fill } = useMoodColours();
  const help = useId();
  const drag = ({ currentTarget, clientX, clientY, buttons }: PointerEvent<HTMLDivElement>): void => {
    if (buttons !== 1) return;
    const { left, top } = currentTarget.getBoundingClientRect();
    onFelt(tidy(toPlane({ x: clientX - left, y: clientY - top }, WHOLE, SIZE)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event);
    if (step !== undefined)
      onFelt(tidy({ valence: felt.valence + step.valence, arousal: felt.arousal + step.arousal }));
    else if (event.key === "Enter") onType();
    else return;
    event.preventDefault();
  };
  const [read, here, wish] = [measured, felt, target].map((place) => toPixel(place, WHOLE, SIZE));
  return (
    <div className={planeStyles.holder} style={{ width: SIZE, height: SIZE }}>
      <div
        ref={ref}
        className={planeStyles.plane}
        tabIndex={0}
        data-first
        role="application"
        aria-label={t("feltSays", {
          valence: plain(felt.valence),
          arousal: plain(felt.arousal),
          word: words(wordOf(felt)),
        })}
        aria-describedby={help}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
      >
        <Ground size={SIZE} sight={WHOLE} />
        <svg className={planeStyles.svg} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
          <Axes size={SIZE} sight={WHOLE} full />
          <Rim size={SIZE} sight={WHOLE} />
          <circle
            className={planeStyles.ring}
            cx={wish!.x}
            cy={wish!.y}
            r={5.5}
            stroke={fill(target)}
            strokeWidth={2.2}
          />
          <path
            d={`M${read!.x} ${read!.y}L${here!.x} ${here!.y}`}
            stroke="var(--ink)"
            strokeWidth={1.3}
            strokeDasharray="3 3"
          />
          <circle cx={read!.x} cy={read!.y} r={4} fill={fill(measured)} opacity={0.6} />
          <circle
            className={`${planeStyles.dot} ${planeStyles.shadowed}`}
            cx={here!.x}
            cy={here!.y}
            r={7}
            fill={fill(felt)}
          />
          <circle className={planeStyles.focus} cx={here!.x} cy={here!.y} r={11} />
        </svg>
        <span id={help} className={planeStyles.help}>
          {t("feltKeys")}
        </span>
      </div>
    </div>
  );
}
