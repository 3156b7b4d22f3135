/** @file The ribbon: valence and arousal along the series, columns under the cards. Dashed is asked, solid is measured. */
import { type ReactElement, type RefObject, useLayoutEffect, useState } from "react";
import { AXES, type Axis, LIMIT } from "../../../app/affect/plane.ts";
import { comparable } from "../../../app/series/look.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { signed } from "../../ui/numbers.ts";
import styles from "./Strip.module.css";

/** Pixels between the letters of the two lines. */
const LEAST_APART = 12;

export interface RibbonProps {
  readonly frames: readonly Frame[];
  /** The list of cards, whose columns the ribbon takes over. */
  readonly list: RefObject<HTMLUListElement | null>;
}

interface Columns {
  readonly width: number;
  readonly height: number;
  readonly centres: readonly number[];
}

const LETTERS = { valence: "valenceLetter", arousal: "arousalLetter" } as const satisfies Record<Axis, string>;

export function Ribbon({ frames, list }: RibbonProps): ReactElement {
  const t = useText("studio");
  const common = useText("common");
  const { fill } = useMoodColours();
  const [svg, setSvg] = useState<SVGSVGElement | null>(null);
  const [{ width, height, centres }, setColumns] = useState<Columns>({ width: 0, height: 52, centres: [] });

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || svg === null) return;
    const measure = (): void =>
      setColumns({
        width: element.scrollWidth,
        height: svg.clientHeight,
        centres: [...element.children].map((card) =>
          card instanceof HTMLElement ? card.offsetLeft - element.offsetLeft + card.offsetWidth / 2 : 0,
        ),
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const card of element.children) observer.observe(card);
    return () => observer.disconnect();
  }, [list, svg, frames.length]);

  const y = (value: number): number => height / 2 - (value * (height / 2 - 3)) / LIMIT;
  const columns = frames.flatMap((frame, i) => {
    const x = centres[i];
    return x === undefined ? [] : [{ x, frame, reading: comparable(frame) }];
  });
  const first = columns[0];
  const heads =
    first === undefined
      ? null
      : keptApart(y((first.reading ?? first.frame.target).valence), y((first.reading ?? first.frame.target).arousal));
  const rows = frames.map((frame) => {
    const reading = comparable(frame);
    const at = { valence: signed(frame.target.valence), arousal: signed(frame.target.arousal) };
    return t("ribbonRow", {
      number: frame.index + 1,
      ...at,
      reading:
        reading === null
          ? t("ribbonNone")
          : t("ribbonReading", { valence: signed(reading.valence), arousal: signed(reading.arousal) }),
    });
  });

  return (
    <svg ref={setSvg} className={styles.ribbon} style={{ width }} role="img" aria-label={t("ribbon")}>
      <desc>{rows.join(". ")}</desc>
      <path d={`M22 ${y(0)}H${width}`} stroke="var(--line-2)" strokeDasharray="1 4" strokeLinecap="round" />
      {[LIMIT, 0, -LIMIT].map((value) => (
        <text key={value} className={styles.tick} x={16} y={y(value) + 4} textAnchor="end">
          {value === 0 ? "0" : signed(value, 0)}
        </text>
      ))}
      {AXES.map((axis) => {
        const line = (points: readonly (readonly [number, number])[]): string =>
          points.map(([px, value], i) => `${i === 0 ? "M" : "L"}${px} ${y(value)}`).join("");
        // A stretch breaks where a frame is not measured, so that no line is drawn through what nobody read.
        const stretches = columns.reduce<(readonly [number, number])[][]>(
          (list_, { x, reading }) => {
            if (reading === null) return list_.at(-1)?.length === 0 ? list_ : [...list_, []];
            return [...list_.slice(0, -1), [...(list_.at(-1) ?? []), [x, reading[axis]] as const]];
          },
          [[]],
        );
        return (
          <g key={axis}>
            {first === undefined || heads === null ? null : (
              <text x={first.x - 18} y={heads[axis] + 4} style={{ fontWeight: 600 }}>
                {common(LETTERS[axis])}
              </text>
            )}
            <path
              d={line(columns.map(({ x, frame }) => [x, frame.target[axis]]))}
              fill="none"
              stroke="var(--ink-3)"
              strokeWidth={1.2}
              strokeDasharray="3 3"
            />
            {stretches.map((points, i) => (
              <path key={i} d={line(points)} fill="none" stroke="var(--ink-2)" strokeWidth={1.4} />
            ))}
            {columns.map(({ x, frame, reading }) => {
              const place = reading ?? frame.target;
              const colour = fill(place);
              const shape =
                reading === null ? { fill: "var(--sheet-1)", stroke: colour, strokeWidth: 1.5 } : { fill: colour };
              return (
                <g key={frame.index}>
                  {reading === null ? null : (
                    <path
                      d={`M${x} ${y(reading[axis] - reading.spread[axis])}V${y(reading[axis] + reading.spread[axis])}`}
                      stroke={colour}
                      strokeWidth={1.5}
                    />
                  )}
                  {axis === "arousal" ? (
                    <rect x={x - 3.2} y={y(place[axis]) - 3.2} width={6.4} height={6.4} {...shape} />
                  ) : (
                    <circle cx={x} cy={y(place[axis])} r={3.6} {...shape} />
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

/** Heights of the two letters: at their lines, but never over each other. */
function keptApart(valence: number, arousal: number): Readonly<Record<Axis, number>> {
  const short = Math.max(0, LEAST_APART - Math.abs(valence - arousal)) / 2;
  const up = arousal <= valence ? 1 : -1;
  return { valence: valence + up * short, arousal: arousal - up * short };
}
