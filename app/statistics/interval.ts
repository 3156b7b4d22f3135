/** @file An estimate with the interval it is reported in. */

export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}
