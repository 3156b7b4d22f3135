/** @file Progress on standard error: a bar with the time left on a terminal, plain lines otherwise. */

const WIDTH = 28;
/** Of a terminal that does not say how wide it is, or says 0. */
const FALLBACK_COLUMNS = 80;
/** On a terminal the bar is redrawn this often at most; elsewhere a line is written per tenth of the work. */
const REDRAW_MS = 80;

/** Standard error, or whatever takes its place. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  /** Width of the terminal in letters. */
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** `done` of the total, in the same units. */
  update(done: number, what?: string): void;
  finish(): void;
}

/** Seconds as `45 s`, `3 min 20 s` or `1 h 05 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, "0")} min`;
}

/**
 * Shows how far a piece of work has come. The time left is judged from the pace since the first update, so work
 * that resumes half-way does not look faster than it is.
 *
 * @param total units of work, above 0
 */
export function progress(label: string, total: number, stream: ProgressStream = process.stderr): Progress {
  let first: { readonly at: number; readonly done: number } | undefined;
  let lastDrawn = -Infinity;
  let lastTenth = -1;

  const line = (done: number, what: string): string => {
    const share = Math.min(1, done / total);
    const now = performance.now();
    first ??= { at: now, done };
    const pace = (done - first.done) / (now - first.at);
    const left = pace > 0 && done < total ? `, ${duration((total - done) / pace / 1000)} left` : "";
    return `${String(Math.round(share * 100)).padStart(3)} %${left}${what === "" ? "" : `  ${what}`}`;
  };
  return {
    update(done, what = "") {
      const text = line(done, what);
      if (!stream.isTTY) {
        const tenth = Math.floor((10 * done) / total);
        if (tenth > lastTenth) stream.write(`${label}: ${text.trim()}\n`);
        lastTenth = Math.max(tenth, lastTenth);
        return;
      }
      if (performance.now() - lastDrawn < REDRAW_MS && done < total) return;
      lastDrawn = performance.now();
      const filled = Math.round(WIDTH * Math.min(1, done / total));
      const drawn = `${label} ${"━".repeat(filled)}${"·".repeat(WIDTH - filled)} ${text}`;
      // A line that wraps could not be drawn over.
      stream.write(`\r\u001b[K${drawn.slice(0, (stream.columns || FALLBACK_COLUMNS) - 1)}`);
    },
    finish() {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}
