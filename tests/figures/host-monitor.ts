/**
 * @file Preloaded into the host by --import: watches its event loop from one SIGUSR2 to the next, then tells what it saw on
 * standard error. The host's children inherit the option, and do nothing with it.
 */
import { openSync, readSync } from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

/** What the host tells; times in milliseconds, memory in bytes. */
export interface HostReport {
  /** Percentiles of the delays between ticks of a timer of one millisecond, that millisecond included. */
  readonly delay: { readonly median: number; readonly p99: number; readonly most: number };
  /**
   * What comes at any moment waits no longer than this for its turn, 99 times of 100: long blocks weigh by their length.
   * `own` leaves out the time in which the system gave the host no core, null where it does not say.
   */
  readonly p99OfMoments: { readonly all: number; readonly own: number | null };
  /** The longest gap without the time in which there was no core. */
  readonly longestOwn: number | null;
  /** Share of the time in which the loop did something. */
  readonly busy: number;
  readonly memory: number;
  readonly memoryMost: number;
}

const NANOSECONDS = 1e6;

if (path.basename(process.argv[1] ?? "") === "circumplex.js") {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  const waited = coreWait();
  let gaps: number[] = [];
  let own: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let before = { time: 0, waited: 0 };
  let use = performance.eventLoopUtilization();
  const now = (): typeof before => ({ time: performance.now(), waited: waited?.() ?? 0 });
  const tick = (): void => {
    const present = now();
    const gap = present.time - before.time;
    gaps.push(gap);
    own.push(Math.max(0, gap - (present.waited - before.waited)));
    before = present;
    timer = setTimeout(tick, 1).unref();
  };
  process.on("SIGUSR2", () => {
    if (timer === undefined) {
      [gaps, own] = [[], []];
      before = now();
      use = performance.eventLoopUtilization();
      histogram.reset();
      histogram.enable();
      timer = setTimeout(tick, 1).unref();
      return;
    }
    histogram.disable();
    clearTimeout(timer);
    timer = undefined;
    const report: HostReport = {
      delay: {
        median: histogram.percentile(50) / NANOSECONDS,
        p99: histogram.percentile(99) / NANOSECONDS,
        most: histogram.max / NANOSECONDS,
      },
      p99OfMoments: {
        all: waitOfMoments(gaps, 0.99),
        own: waited === undefined ? null : waitOfMoments(own, 0.99),
      },
      longestOwn: waited === undefined ? null : own.reduce((most, gap) => Math.max(most, gap), 0),
      busy: performance.eventLoopUtilization(use).utilization,
      memory: process.memoryUsage.rss(),
      memoryMost: process.resourceUsage().maxRSS * 1024,
    };
    process.stderr.write(`${JSON.stringify({ report })}\n`);
  });
}

/** The wait w with P(wait ≤ w) = `probability` for a moment drawn evenly from all gaps: in a gap g one waits 0 … g. */
function waitOfMoments(all: readonly number[], probability: number): number {
  const gapsDown = all.toSorted((one, other) => other - one);
  const beyond = (1 - probability) * all.reduce((sum, gap) => sum + gap, 0);
  // The time spent waiting longer than w is Σ (g − w) over the gaps above w; w falls until that is what is left over.
  let sum = 0;
  for (const [count, gap] of gapsDown.entries()) {
    if (sum - count * gap >= beyond) return (sum - beyond) / count;
    sum += gap;
  }
  return 0;
}

/** Milliseconds this thread has been ready to run and had no core; undefined where the system does not count them. */
function coreWait(): (() => number) | undefined {
  const text = Buffer.alloc(80);
  try {
    const file = openSync("/proc/self/schedstat", "r");
    return () =>
      Number(text.toString("latin1", 0, readSync(file, text, 0, text.length, 0)).split(" ")[1]) / NANOSECONDS;
  } catch {
    return undefined;
  }
}
