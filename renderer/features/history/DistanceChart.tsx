/** @file How far each round is from the target, with its single pictures behind the mean, and the best without feedback. */
import Button from "@mui/material/Button";
import { type ReactElement, useMemo, useRef } from "react";
import type { Refinement } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { plain } from "../../ui/numbers.ts";
import { attempt } from "./attempt.ts";
import { type Chart, type ChartColumn, chartOf } from "./distances.ts";
import styles from "./DistanceChart.module.css";
import { distanceOf, readingOf, withoutFeedback } from "./readings.ts";
import { lineage } from "./tree.ts";
import { useBox } from "./use-box.ts";
import { useRoundName } from "./use-round-words.ts";

export interface DistanceChartProps {
  readonly view: Refinement;
}

export function DistanceChart({ view }: DistanceChartProps): ReactElement {
  const t = useText("history");
  const { head, rounds } = view;
  const judge = rounds.flatMap(({ pictures }) => pictures.flatMap(({ measurement }) => measurement?.judge.id ?? []))[0];
  return (
    <section className={styles.sheet} aria-label={t("distances")}>
      <header className={styles.head}>
        <h3>{t("distances")}</h3>
        <span className={styles.faint}>
          {judge === undefined
            ? t("distancesHeadNone", { count: head.images })
            : t("distancesHead", { count: head.images, judge })}
        </span>
        <span className={styles.space} />
        <ControlButton view={view} />
      </header>
      {rounds.some(({ summary }) => summary !== null) ? (
        <Plot view={view} />
      ) : (
        <p className={styles.none}>{t("distancesNone")}</p>
      )}
    </section>
  );
}

/** Draws the first prompt as often as all rounds did, without feedback. */
function ControlButton({ view }: { readonly view: Refinement }): ReactElement | null {
  const t = useText("history");
  const client = useClient();
  const { head, rounds, control } = view;
  // The first round had no feedback either, so the control needs as many pictures as the others have.
  const wanted = (rounds.length - 1) * head.images;
  const have = control?.images ?? 0;
  if (rounds.length < 2) return null;
  if (control !== null && control.measured < control.images) {
    return (
      <span className={styles.faint} role="status">
        {t("controlDrawing", { measured: control.measured, count: control.images })}
      </span>
    );
  }
  if (have >= wanted) return null;
  return (
    <Button
      size="small"
      variant="text"
      title={t("controlHint")}
      onClick={() => attempt(() => client["refinements.control"]({ refinement: head.id }))}
    >
      {have === 0 ? t("controlDraw", { count: wanted + head.images }) : t("controlMore", { count: wanted - have })}
    </Button>
  );
}

/** Pixels that the words of the line without feedback take. */
const WORDS = { width: 180, height: 30 };

/** Whether rounds lie just above the end of the line without feedback, where its words would stand. */
function isCrowded({ rounds, control }: Chart, width: number): boolean {
  if (control === null) return false;
  return rounds.some(({ x, y }) => x > width - WORDS.width && y < control && y > control - WORDS.height);
}

function Plot({ view }: DistanceChartProps): ReactElement {
  const t = useText("history");
  const name = useRoundName();
  const { fill } = useMoodColours();
  const field = useRef<HTMLDivElement>(null);
  const { width, height } = useBox(field);
  const { head, rounds } = view;
  const { target, current } = head;
  const without = useMemo(() => withoutFeedback(view), [view]);
  const chart = useMemo(
    () =>
      chartOf({
        rounds,
        target,
        current: new Set(lineage(rounds, current).map(({ id }) => id)),
        control: without?.distance ?? null,
        width,
        height,
      }),
    [rounds, target, current, without, width, height],
  );
  const rows = chart.rounds.map(({ round, distance }) =>
    t("distanceRow", {
      round: name(round),
      distance: distance.toFixed(2),
      singles: round.pictures.flatMap((picture) => distanceOf(picture, target)?.toFixed(2) ?? []).join(", "),
    }),
  );
  if (without !== null) {
    rows.push(t("controlRow", { count: without.pictures, distance: without.distance.toFixed(2) }));
  }
  const columnName = ({ depth, name: how }: ChartColumn): string | number | null => {
    if (how === "none") return null;
    if (how === "number") return depth;
    return depth === 0 ? t("startTick") : t("roundTick", { number: depth });
  };
  return (
    <div ref={field} className={styles.field}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={t("distances")}>
        <desc>{rows.join(". ")}</desc>
        {chart.ticks.map(({ value, y }) => (
          <g key={value}>
            <path d={`M26 ${y}H${width - 4}`} stroke="var(--line)" />
            <text x={18} y={y + 4} textAnchor="end">
              {plain(value, Number.isInteger(value) ? 0 : 1)}
            </text>
          </g>
        ))}
        {chart.control === null ? null : <path className={styles.control} d={`M26 ${chart.control}H${width - 4}`} />}
        {chart.lines.map(({ id, d, current }) => (
          <path key={id} className={current ? styles.line : styles.branch} d={d} />
        ))}
        {chart.rounds.map(({ round, x, y, numberY, distance, singles }) => (
          <g key={round.id}>
            {singles.map((single) => {
              const reading = readingOf(round.pictures.find(({ index }) => index === single.index)!);
              return reading === null ? null : (
                <circle key={single.index} cx={single.x} cy={single.y} r={2} fill={fill(reading)} opacity={0.5} />
              );
            })}
            {round.summary === null ? null : (
              <circle className={styles.mean} cx={x} cy={y} r={5} fill={fill(round.summary.mean)} />
            )}
            {numberY === null ? null : (
              <text className={styles.number} x={x + 9} y={numberY}>
                {distance.toFixed(2)}
              </text>
            )}
          </g>
        ))}
        {chart.control === null || without === null ? null : (
          <text x={width - 4} y={chart.control + (isCrowded(chart, width) ? 13 : -5)} textAnchor="end">
            {t("controlLine", { count: without.pictures, distance: without.distance.toFixed(2) })}
          </text>
        )}
        {chart.columns.map((column) => (
          <text key={column.depth} x={column.x} y={height - 3} textAnchor="middle">
            {columnName(column)}
          </text>
        ))}
      </svg>
    </div>
  );
}
