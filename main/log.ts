/**
 * @file What went on, for whoever looks for a fault: lines of JSON in two files of bounded size, none with a prompt.
 *
 * A library would buy transports and serialisers; what is needed is that a line is there when the process dies right
 * after it. So a line is written at once and synchronously, which is why only rare events are logged.
 */
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";

/** Facts of an event; never text a person wrote. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Takes what went on; never throws and never waits. */
export interface Logger {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}

export interface LogOptions {
  /** The data folder. */
  readonly directory: string;
  /** Beyond this size the file becomes the older one, and the older one goes. */
  readonly mostBytes?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const MOST_BYTES = 2_000_000;
const LONGEST_TEXT = 2000;

/** A logger that forgets everything. */
export const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Writes to `logs/circumplex.log` in the data folder; a disk that takes nothing costs the line and nothing else. */
export function openLog({ directory, mostBytes = MOST_BYTES, now = Date.now }: LogOptions): Logger {
  const file = path.join(directory, "logs", "circumplex.log");
  let bytes = sizeOf(file);
  const write = (level: keyof Logger, event: string, facts: LogFacts = {}): void => {
    const line = Buffer.from(
      `${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...bounded(facts) })}\n`,
    );
    try {
      if (bytes > 0 && bytes + line.length > mostBytes) {
        renameSync(file, `${file}.old`);
        bytes = 0;
      }
      // Only this folder: a data folder that has gone must not come back empty through its log.
      if (bytes === 0 && !existsSync(path.dirname(file))) mkdirSync(path.dirname(file));
      appendFileSync(file, line);
      bytes += line.length;
    } catch {
      // Nowhere is left to say it: the data folder is full, read-only or gone, and the store tells the person so.
      bytes = sizeOf(file);
    }
  };
  return {
    debug: (event, facts) => write("debug", event, facts),
    info: (event, facts) => write("info", event, facts),
    warn: (event, facts) => write("warn", event, facts),
    error: (event, facts) => write("error", event, facts),
  };
}

function bounded(facts: LogFacts): LogFacts {
  const short = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === "string" && fact.length > LONGEST_TEXT ? `${fact.slice(0, LONGEST_TEXT)}…` : fact,
  ]);
  return Object.fromEntries(short) as LogFacts;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
