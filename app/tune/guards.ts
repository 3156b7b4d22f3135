/** @file Guards against pleasing the judge in place of the eye: when a run's curve rings an alarm, and which point is its best. */
import { AXES } from "../affect/plane.ts";
import { mean } from "../statistics/mean.ts";
import type { Alarm, AlarmCode, CurvePoint, HeldOutReading } from "./progress.ts";

/** A guard looks at the curve so far; the last point is the newest, the first is where the run began. */
interface Guard {
  readonly code: AlarmCode;
  /** The number that rang and the bound it passed; undefined while all is well. */
  readonly rings: (curve: readonly CurvePoint[]) => { readonly value: number; readonly bound: number } | undefined;
  readonly stops: boolean;
  readonly sentence: (value: number, bound: number) => string;
}

/** Points after the witness's best before it is believed to have turned. */
const PATIENCE = 3;
/** How much the judge's error must have fallen since, and the witness's risen, on `range`. */
const FALL = 0.05;
const RISE = 0.02;

/** Correlation with the target from which pictures follow it, whatever they did at the start. */
const FOLLOWS = 0.5;

const errorIn = ({ error }: HeldOutReading): number => mean(AXES.map((axis) => error[axis]));
const correlationIn = ({ r }: HeldOutReading): number => mean(AXES.map((axis) => r[axis]));
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const first = (curve: readonly CurvePoint[]): CurvePoint => curve[0]!;
const last = (curve: readonly CurvePoint[]): CurvePoint => curve.at(-1)!;

/** Rings when a figure is less than `bound` of what it was at the start. */
const fallsBelow =
  (figure: (point: CurvePoint) => number, bound: number): Guard["rings"] =>
  (curve) => {
    const value = figure(last(curve)) / Math.max(1e-6, figure(first(curve)));
    return value < bound ? { value, bound } : undefined;
  };

/** Rings when a share has fallen by more than `bound` since the start. */
const losesMore =
  (figure: (point: CurvePoint) => number, bound: number): Guard["rings"] =>
  (curve) => {
    const value = figure(first(curve)) - figure(last(curve));
    return value > bound ? { value, bound } : undefined;
  };

const leastDiversity = (point: CurvePoint, start: CurvePoint): number =>
  Math.min(
    point.diversity / Math.max(1e-6, start.diversity),
    start.diversityWithin === 0 ? Infinity : point.diversityWithin / start.diversityWithin,
  );

/** In the order they are looked at: the first that stops a run names its end. */
const GUARDS: readonly Guard[] = [
  {
    code: "judgesPart",
    rings: (curve) => {
      const best = curve.reduce((one, other) => (errorIn(other.witness) < errorIn(one.witness) ? other : one));
      const since = curve.length - 1 - curve.indexOf(best);
      const risen = errorIn(last(curve).witness) - errorIn(best.witness);
      const fallen = errorIn(best.judge) - errorIn(last(curve).judge);
      return since >= PATIENCE && risen > RISE && fallen > FALL ? { value: risen, bound: RISE } : undefined;
    },
    stops: true,
    sentence: (value) =>
      `The judge's error still falls, but the witness's has risen by ${value.toFixed(2)} since its best: the judge is being pleased, not the eye.`,
  },
  {
    code: "centre",
    rings: (curve) => {
      const fallen = 1 - errorIn(last(curve).judge) / errorIn(first(curve).judge);
      const gained = correlationIn(last(curve).judge) - correlationIn(first(curve).judge);
      // A run that goes on from a good adapter has little left to gain.
      const follows = correlationIn(last(curve).judge) > FOLLOWS;
      return fallen > 0.1 && gained < 0.05 && !follows ? { value: gained, bound: 0.05 } : undefined;
    },
    stops: true,
    sentence: () =>
      "The error falls although the pictures follow their targets no better: all of them shrink to the centre.",
  },
  {
    code: "diversity",
    rings: (curve) => {
      const value = leastDiversity(last(curve), first(curve));
      return value < 0.6 ? { value, bound: 0.6 } : undefined;
    },
    stops: true,
    sentence: (value) => `Pictures of one prompt have become too alike: ${percent(value)} of the spread at the start.`,
  },
  {
    code: "elements",
    rings: (curve) => {
      const value = last(curve).elements / Math.max(1e-6, first(curve).elements);
      return Math.abs(value - 1) > 0.3 ? { value, bound: 0.3 } : undefined;
    },
    stops: true,
    sentence: (value) => `Scenes hold ${percent(value)} of the things they held at the start.`,
  },
  {
    code: "adherence",
    rings: losesMore(({ adherence }) => adherence, 0.05),
    stops: true,
    sentence: (value) => `Pictures leave out what the prompt asks for: ${percent(value)} more of it than at the start.`,
  },
  {
    code: "validity",
    rings: losesMore(({ validity }) => validity, 0.05),
    stops: true,
    sentence: (value) => `${percent(value)} more scenes break a rule of drawing than at the start.`,
  },
  {
    code: "drift",
    rings: (curve) => {
      const value = Math.abs(last(curve).drift);
      return value > 3 ? { value, bound: 3 } : undefined;
    },
    stops: true,
    sentence: (value) => `Colour or contrast has drifted by ${value.toFixed(1)} standard deviations.`,
  },
  {
    code: "diversity",
    rings: (curve) => {
      const value = leastDiversity(last(curve), first(curve));
      return value < 0.75 ? { value, bound: 0.75 } : undefined;
    },
    stops: false,
    sentence: (value) => `Pictures of one prompt grow alike: ${percent(value)} of the spread at the start.`,
  },
  {
    code: "elements",
    rings: (curve) => {
      const value = last(curve).elements / Math.max(1e-6, first(curve).elements);
      return Math.abs(value - 1) > 0.2 ? { value, bound: 0.2 } : undefined;
    },
    stops: false,
    sentence: (value) => `Scenes hold ${percent(value)} of the things they held at the start.`,
  },
  {
    code: "adherence",
    rings: losesMore(({ adherence }) => adherence, 0.02),
    stops: false,
    sentence: (value) => `Pictures leave out ${percent(value)} more of what the prompt asks for than at the start.`,
  },
  {
    code: "validity",
    rings: fallsBelow(({ validity }) => validity, 0.97),
    stops: false,
    sentence: (value) => `Fewer scenes keep the rules of drawing: ${percent(value)} of those at the start.`,
  },
];

/** What the newest point of a curve rings, one alarm a code. Nothing rings at the start. */
export function alarmsAt(curve: readonly CurvePoint[]): Alarm[] {
  if (curve.length < 2) return [];
  const rung = new Map<AlarmCode, Alarm>();
  for (const { code, rings, stops, sentence } of GUARDS) {
    const ring = rings(curve);
    if (ring === undefined || rung.has(code)) continue;
    const words = sentence(ring.value, ring.bound);
    rung.set(code, { code, step: last(curve).step, ...ring, stops, sentence: words });
  }
  return [...rung.values()];
}

/**
 * Step of the point that is kept in the end: the lowest error by the judge among points at which nothing rang that would stop
 * a run. When the judges have parted, only points up to the witness's best are looked at. Undefined before the first point
 * after the start, or when there is none that may be kept.
 */
export function bestPoint(curve: readonly CurvePoint[]): CurvePoint | undefined {
  const parted = alarmsAt(curve).some(({ code }) => code === "judgesPart");
  const witnessed = curve.reduce<CurvePoint | undefined>(
    (one, other) => (one === undefined || errorIn(other.witness) < errorIn(one.witness) ? other : one),
    undefined,
  );
  return curve
    .slice(1)
    .filter((point) => !parted || point.step <= witnessed!.step)
    .filter((point) => alarmsAt([first(curve), point]).every(({ stops }) => !stops))
    .reduce<CurvePoint | undefined>(
      (one, other) => (one === undefined || errorIn(other.judge) < errorIn(one.judge) ? other : one),
      undefined,
    );
}
