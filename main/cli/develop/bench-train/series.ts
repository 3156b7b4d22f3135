/** @file The figures of one contestant over the rounds, and how rounds are run. */
import type { Contestant } from "./contestant.ts";

const WARM_UP = 3;

/** Times in ms by round, without the warm-up; values from the first step on; peak memory in MB. */
export interface Series {
  readonly values: readonly number[];
  readonly cpu: readonly number[];
  readonly wall: readonly number[];
  readonly peak: number;
}

/** Lets the contestants step in turns, so that whatever else the machine does meets all of them; then stops them. */
export async function race(contestants: readonly Contestant[], rounds: number): Promise<Series[]> {
  const measurements = contestants.map(() => []) as Awaited<ReturnType<Contestant["measure"]>>[][];
  for (let round = 0; round < WARM_UP + rounds; round++)
    for (const [index, contestant] of contestants.entries()) measurements[index]!.push(await contestant.measure());
  await Promise.all(contestants.map((contestant) => contestant.stop()));
  return measurements.map((steps) => ({
    values: steps.map(({ value }) => value),
    cpu: steps.slice(WARM_UP).map(({ cpu }) => cpu),
    wall: steps.slice(WARM_UP).map(({ wall }) => wall),
    peak: steps.at(-1)!.peak,
  }));
}

/** The five figures of a table row: min and median of both times, and the memory. */
export function figures({ cpu, wall, peak }: Series): readonly number[] {
  return [Math.min(...cpu), median(cpu), Math.min(...wall), median(wall), peak];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
