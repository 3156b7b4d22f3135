/** @file Plots of a report as SVG that takes its colours from the page. */
import type { EvidenceReport } from "../report.ts";
import { numberText } from "./cells.ts";
import { escapeHtml } from "./escape.ts";

type Plot = EvidenceReport["plots"][number];
type PlotOf<K extends Plot["kind"]> = Extract<Plot, { kind: K }>;

const WIDTH = 720;
const LABELS = 300;
/** Lines and dots of several arms differ in dash and shape as well as in colour. */
const DASHES = ["", "6 4", "2 3", "10 3 2 3"] as const;

interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

function scale(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * 0.06;
  const [start, end] = [low - room, high + room];
  const step = niceStep((end - start) / 5);
  const first = Math.ceil(start / step) * step;
  const ticks = Array.from({ length: Math.floor((end - first) / step) + 1 }, (_, i) => first + i * step);
  return { at: (value) => from + ((value - start) / (end - start)) * (to - from), ticks };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const found = [1, 2, 5, 10].find((factor) => factor * power >= rough);
  return (found ?? 10) * power;
}

const tickText = (value: number): string => numberText(value, Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0);
const svg = (height: number, title: string, body: string): string =>
  `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(title)}">${body}</svg>`;
const text = (x: number, y: number, words: string, anchor = "start"): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escapeHtml(words)}</text>`;
const stroke = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line class="${kind}" x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}"/>`;

function forest({ title, rows, unit }: PlotOf<"forest">): string {
  const height = 30 * rows.length + 44;
  const x = scale([0, ...rows.flatMap(({ low, high }) => [low, high])], LABELS, WIDTH - 12);
  const bottom = 30 * rows.length + 8;
  const axis = x.ticks.map(
    (tick) =>
      stroke(x.at(tick), 4, x.at(tick), bottom, "grid") + text(x.at(tick), bottom + 16, tickText(tick), "middle"),
  );
  const marks = rows.map(({ name, estimate, low, high }, i) => {
    const y = 30 * i + 20;
    const clear = high < 0 || low > 0 ? "clear" : "unclear";
    return (
      text(LABELS - 12, y + 4, short(name), "end") +
      stroke(x.at(low), y, x.at(high), y, `whisker ${clear}`) +
      `<circle class="mark ${clear}" cx="${x.at(estimate).toFixed(1)}" cy="${y}" r="5"/>`
    );
  });
  return svg(
    height,
    title,
    [...axis, stroke(x.at(0), 4, x.at(0), bottom, "zero"), ...marks, text(WIDTH - 12, height - 4, unit, "end")].join(
      "",
    ),
  );
}

const short = (name: string): string => (name.length > 44 ? `${name.slice(0, 43)}…` : name);

function bars({ title, bars: all, unit }: PlotOf<"bars">): string {
  const height = 26 * all.length + 24;
  const x = scale([0, ...all.map(({ value }) => value)], LABELS, WIDTH - 60);
  const body = all.map(({ name, value }, i) => {
    const y = 26 * i + 6;
    const [from, to] = [x.at(0), x.at(value)];
    return (
      text(LABELS - 12, y + 14, short(name), "end") +
      `<rect class="bar" x="${Math.min(from, to).toFixed(1)}" y="${y}" width="${Math.abs(to - from).toFixed(1)}" height="18" rx="2"/>` +
      text(to + 6, y + 14, numberText(value, Math.abs(value) < 10 ? 2 : 0))
    );
  });
  return svg(height, title, [...body, text(WIDTH - 12, height - 4, unit, "end")].join(""));
}

function lines({ title, x: across, y: up, lines: all }: PlotOf<"lines">): string {
  const height = 300;
  const points = all.flatMap((line) => line.points);
  const x = scale(
    points.map((point) => point.x),
    60,
    WIDTH - 150,
  );
  const y = scale(
    points.map((point) => point.y),
    height - 44,
    16,
  );
  const grid = [
    ...y.ticks.map(
      (tick) =>
        stroke(60, y.at(tick), WIDTH - 150, y.at(tick), "grid") + text(54, y.at(tick) + 4, tickText(tick), "end"),
    ),
    ...x.ticks.filter(Number.isInteger).map((tick) => text(x.at(tick), height - 26, tickText(tick), "middle")),
  ];
  const drawn = all.map(({ name, points: own }, i) => {
    const path = own
      .map((point, k) => `${k === 0 ? "M" : "L"}${x.at(point.x).toFixed(1)} ${y.at(point.y).toFixed(1)}`)
      .join("");
    const last = own.at(-1);
    return (
      `<path class="line tone${i % 4}" stroke-dasharray="${DASHES[i % DASHES.length]}" d="${path}"/>` +
      own.map((point) => dot(x.at(point.x), y.at(point.y), i)).join("") +
      (last === undefined ? "" : text(x.at(last.x) + 10, y.at(last.y) + 4, name))
    );
  });
  return svg(
    height,
    title,
    [...grid, ...drawn, text((60 + WIDTH - 150) / 2, height - 6, across, "middle"), text(60, 12, up)].join(""),
  );
}

function dot(x: number, y: number, arm: number): string {
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  return arm % 2 === 0
    ? `<circle class="dot tone${arm % 4}" cx="${cx}" cy="${cy}" r="3"/>`
    : `<path class="dot tone${arm % 4}" d="M${cx} ${(y - 4).toFixed(1)}l4 4-4 4-4-4z"/>`;
}

/** Two planes of target against reading, one an axis. */
function scatter({ title, arms }: PlotOf<"scatter">): string {
  const side = 300;
  const panel = (axis: "valence" | "arousal", left: number): string => {
    const x = scale([-3, 3], left, left + side);
    const y = scale([-3, 3], 20 + side, 20);
    const grid = [-2, 0, 2].map(
      (tick) =>
        stroke(x.at(tick), 20, x.at(tick), 20 + side, "grid") +
        stroke(left, y.at(tick), left + side, y.at(tick), "grid") +
        text(x.at(tick), 36 + side, tickText(tick), "middle") +
        text(left - 6, y.at(tick) + 4, tickText(tick), "end"),
    );
    const bounded = (value: number): number => Math.min(3, Math.max(-3, value));
    const dots = arms.flatMap(({ points }, arm) =>
      points.map(({ target, measured }) => dot(x.at(bounded(target[axis])), y.at(bounded(measured[axis])), arm)),
    );
    return [
      ...grid,
      stroke(x.at(-3), y.at(-3), x.at(3), y.at(3), "zero"),
      ...dots,
      text(left + side / 2, 12, axis, "middle"),
    ].join("");
  };
  const legend = arms.map(
    ({ name }, i) =>
      dot(60 + 180 * (i % 4), 372 + 20 * Math.floor(i / 4), i) +
      text(70 + 180 * (i % 4), 376 + 20 * Math.floor(i / 4), name),
  );
  return svg(
    390 + 20 * Math.floor((arms.length - 1) / 4),
    title,
    panel("valence", 40) + panel("arousal", 400) + legend.join(""),
  );
}

/** One plot as an SVG element. */
export function plotSvg(plot: Plot): string {
  switch (plot.kind) {
    case "forest":
      return forest(plot);
    case "scatter":
      return scatter(plot);
    case "lines":
      return lines(plot);
    case "bars":
      return bars(plot);
  }
}
