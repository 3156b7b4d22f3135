/** @file Points of the plane as text, `"v,a v,a …"`: what the command line takes and recipes store. */
import { type Affect, affect } from "./plane.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

function numberOf(text: string, point: string): number {
  // A typographic minus is what the studio prints, so it is also what people paste back.
  const plain = text.trim().replace("−", "-");
  if (!NUMBER.test(plain)) throw new RangeError(`“${text.trim()}” in “${point}” is not a number.`);
  return Number(plain);
}

/**
 * One point, `"1.2,-0.8"`.
 *
 * @throws RangeError with one sentence naming what is wrong and where
 */
export function parseAffect(text: string): Affect {
  const point = text.trim();
  const parts = point.split(",");
  if (parts.length !== 2) throw new RangeError(`“${point}” is not a point: write valence,arousal such as 1.2,-0.8.`);
  try {
    return affect(numberOf(parts[0]!, point), numberOf(parts[1]!, point));
  } catch (error) {
    if (!(error instanceof RangeError) || error.message.includes("“")) throw error;
    throw new RangeError(`In “${point}”: ${error.message[0]!.toLowerCase()}${error.message.slice(1)}`);
  }
}

/**
 * Two points or more, separated by spaces or semicolons: `"-2,-1 0,0 2,1.5"`.
 *
 * @throws RangeError with one sentence naming what is wrong and where
 */
export function parsePath(text: string): Affect[] {
  const words = text
    .trim()
    .replaceAll(/\s*,\s*/g, ",")
    .split(/[\s;]+/)
    .filter((word) => word !== "");
  if (words.length === 0) throw new RangeError("The path is empty: write two points or more such as -2,-1 2,1.");
  const points = words.map(parseAffect);
  if (points.length === 1) {
    throw new RangeError(`The path has only one point, “${words[0]}”: write two or more such as -2,-1 2,1.`);
  }
  return points;
}

/** The text {@link parsePath} reads back as the same points. */
export function formatPath(points: readonly Affect[]): string {
  return points.map(({ valence, arousal }) => `${valence},${arousal}`).join(" ");
}
