/** @file Plots of a report as charts of the page. */
import { BarChart } from "@mui/x-charts/BarChart";
import { LineChart } from "@mui/x-charts/LineChart";
import { ScatterChart } from "@mui/x-charts/ScatterChart";
import type { ReactElement } from "react";
import type { EvidenceReport } from "../../../app/evidence/report.ts";
import { useText } from "../../locales/use-text.ts";
import { plain } from "../../ui/numbers.ts";
import styles from "./Evidence.module.css";

type PlotData = EvidenceReport["plots"][number];
type PlotOf<K extends PlotData["kind"]> = Extract<PlotData, { kind: K }>;

const TONES = ["var(--ink)", "var(--ink-3)"] as const;
const NAMES = 230;

export function Plot({ plot }: { readonly plot: PlotData }): ReactElement {
  switch (plot.kind) {
    case "bars":
      return <Bars {...plot} />;
    case "lines":
      return <Lines {...plot} />;
    case "scatter":
      return <Scatter {...plot} />;
    case "forest":
      return <Forest {...plot} />;
  }
}

function Bars({ bars, unit, title }: PlotOf<"bars">): ReactElement {
  return (
    <div
      className={styles.chart}
      role="img"
      aria-label={`${title}: ${bars.map(({ name, value }) => `${name} ${plain(value)}`).join(", ")}`}
    >
      <BarChart
        layout="horizontal"
        skipAnimation
        hideLegend
        height={28 * bars.length + 48}
        grid={{ vertical: true }}
        yAxis={[{ scaleType: "band", data: bars.map(({ name }) => name), width: NAMES }]}
        xAxis={[{ label: unit }]}
        series={[
          { data: bars.map(({ value }) => value), color: TONES[0], valueFormatter: (value) => plain(value ?? 0) },
        ]}
      />
    </div>
  );
}

function Lines({ lines, x, y, title }: PlotOf<"lines">): ReactElement {
  const all = [...new Set(lines.flatMap(({ points }) => points.map((point) => point.x)))].toSorted((a, b) => a - b);
  return (
    <div className={styles.chart} role="img" aria-label={title}>
      <LineChart
        skipAnimation
        height={280}
        grid={{ horizontal: true }}
        xAxis={[{ data: all, scaleType: "point", label: x }]}
        yAxis={[{ label: y, width: 64 }]}
        series={lines.map(({ name, points }, i) => ({
          label: name,
          data: all.map((at) => points.find((point) => point.x === at)?.y ?? null),
          color: TONES[i % TONES.length]!,
          curve: "linear",
          shape: i % 2 === 0 ? "circle" : "diamond",
          valueFormatter: (value) => (value === null ? "" : plain(value)),
        }))}
      />
    </div>
  );
}

function Scatter({ arms, title }: PlotOf<"scatter">): ReactElement {
  const common = useText("common");
  return (
    <div className={styles.pair} role="img" aria-label={title}>
      {(["valence", "arousal"] as const).map((axis) => (
        <ScatterChart
          key={axis}
          skipAnimation
          height={300}
          grid={{ horizontal: true, vertical: true }}
          xAxis={[{ min: -3, max: 3, label: `${common(axis)}, ${common("target")}` }]}
          yAxis={[{ min: -3, max: 3, label: common("measured"), width: 56 }]}
          series={arms.map(({ name, points }, arm) => ({
            label: name,
            color: TONES[arm % TONES.length]!,
            markerSize: 3,
            data: points.map(({ target, measured }, id) => ({ x: target[axis], y: measured[axis], id })),
          }))}
        />
      ))}
    </div>
  );
}

/** Estimates with their intervals beside zero; MUI X has no such chart. */
function Forest({ rows, title, unit }: PlotOf<"forest">): ReactElement {
  const ends = rows.flatMap(({ low, high }) => [low, high]).concat(0);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number): string => `${(100 * (value - least)) / Math.max(1e-9, most - least)}%`;
  return (
    <div
      className={styles.forest}
      role="img"
      aria-label={`${title}: ${rows.map(({ name, estimate, low, high }) => `${name} ${plain(estimate)} [${plain(low)}, ${plain(high)}]`).join("; ")}`}
    >
      {rows.map(({ name, estimate, low, high }) => (
        <div key={name} className={styles.forestRow}>
          <span>{name}</span>
          <span className={styles.whiskers} data-clear={high < 0 || low > 0}>
            <i className={styles.zero} style={{ left: at(0) }} />
            <i className={styles.whisker} style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
            <i className={styles.dot} style={{ left: at(estimate) }} />
          </span>
          <span className={styles.hint}>
            {plain(estimate)} [{plain(low)}, {plain(high)}]
          </span>
        </div>
      ))}
      <p className={styles.hint}>{unit}</p>
    </div>
  );
}
