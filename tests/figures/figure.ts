/** @file A measured figure beside its aim, and the table of all of them. */
import os from "node:os";

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "s" | "fps" | "MB";
  /** Null when the figure only explains another. */
  readonly aim: { readonly most: number } | { readonly least: number } | null;
  /** Spread or circumstances. */
  readonly note: string;
}

/** Whether its aim is met; a figure without one always is. */
export function isMet({ value, aim }: Figure): boolean {
  if (aim === null) return true;
  return "most" in aim ? value <= aim.most : value >= aim.least;
}

/** Jobs that wait for a core, beside the number of cores: a figure taken above it says little. */
export function load(): string {
  return `load ${os.loadavg()[0]!.toFixed(1)} on ${os.availableParallelism()} cores`;
}

/** A Markdown table under its heading. */
export function tableOf(heading: string, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, value, unit, aim, note } = figure;
    const wanted = aim === null ? "" : "most" in aim ? `≤ ${aim.most} ${unit}` : `≥ ${aim.least} ${unit}`;
    return `| ${what} | ${shown(value)} ${unit} | ${wanted} | ${isMet(figure) ? "" : "missed"} | ${note} |`;
  });
  return [`## ${heading}`, "", "| what | measured | aim | | |", "|---|---|---|---|---|", ...rows, ""].join("\n");
}

/** Three digits are more than a busy machine repeats. */
export function shown(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
