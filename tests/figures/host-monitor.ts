/**
 * @file Preloaded into the host by --import: watches its event loop from one SIGUSR2 to the next, then tells what it saw on
 * standard error. The host's children inherit the option, and do nothing with it.
 */
import path from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

/** What the host tells; times in milliseconds, memory in bytes. */
export interface HostReport {
  /** Percentiles of the delays between ticks of a timer of one millisecond, that millisecond included. */
  readonly delay: { readonly median: number; readonly p99: number; readonly most: number };
  /** What comes at any moment waits no longer than this for its turn, 99 times of 100: long blocks weigh by their length. */
  readonly p99OfMoments: number;
  /** Share of the time in which the loop did something. */
  readonly busy: number;
  readonly memory: number;
  readonly memoryMost: number;
}

const NANOSECONDS = 1e6;

if (path.basename(process.argv[1] ?? "") === "circumplex.js") {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  let gaps: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let before = 0;
  let use = performance.eventLoopUtilization();
  const tick = (): void => {
    const now = performance.now();
    gaps.push(now - before);
    before = now;
    timer = setTimeout(tick, 1).unref();
  };
  process.on("SIGUSR2", () => {
    if (timer === undefined) {
      gaps = [];
      before = performance.now();
      use = performance.eventLoopUtilization();
      histogram.reset();
      histogram.enable();
      tick();
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
      p99OfMoments: waitOfMoments(gaps, 0.99),
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
