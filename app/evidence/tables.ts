/** @file Tables and plots that several suites share. */
import { armDifference, armFigures, errorInterval } from "./figures.ts";
import type { EvidenceReport } from "./report.ts";
import { type Arm, shotError } from "./shot.ts";

type Table = EvidenceReport["tables"][number];
type Plot = EvidenceReport["plots"][number];

const INTERVALS = "Intervals are 95 %, by a bootstrap over prompts with 2,000 resamples.";

const number = (name: string, unit: string | null, digits: number): Table["columns"][number] => ({
  name,
  unit,
  digits,
});

/** Every arm with its figures. */
export function armTable(title: string, arms: readonly Arm[]): Table {
  return {
    title,
    note: `Error is the mean distance to the target of valence and arousal on the scale range (−3 … 3). Skill is against the best constant answer. The witness was never the reward. ${INTERVALS}`,
    columns: [
      number("pictures each", null, 0),
      number("witness error", null, 2),
      number("witness V / A", null, 2),
      number("witness skill V / A", null, 2),
      number("judge error", null, 2),
      number("ρ V / A (witness)", null, 2),
      number("prompt kept", "%", 0),
      number("rules kept", "%", 0),
      number("spread", null, 3),
      number("seconds each", "s", 2),
    ],
    rows: arms.map((arm) => {
      const { judge: _judge, witness, adherence, validity, diversity, picturesEach, secondsEach } = armFigures(arm);
      const both = ({
        valence,
        arousal,
      }: {
        readonly valence?: number | undefined;
        readonly arousal?: number | undefined;
      }) => `${show(valence)} / ${show(arousal)}`;
      return {
        name: arm.name,
        cells: [
          picturesEach,
          errorInterval(arm, "witness"),
          both(witness.error),
          both(witness.skill),
          errorInterval(arm, "judge"),
          both(witness.spearman),
          100 * adherence,
          100 * validity,
          diversity,
          secondsEach,
        ],
      };
    }),
  };
}

const show = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(2).replace("-", "−"));

/** Differences of arms to another, as a table and as a forest of intervals. */
export function differences(
  title: string,
  pairs: readonly (readonly [Arm, Arm])[],
): { readonly table: Table; readonly plot: Plot } {
  const rows = pairs.map(([one, other]) => ({
    name: `${one.name} − ${other.name}`,
    witness: armDifference(one, other, "witness"),
    judge: armDifference(one, other, "judge"),
  }));
  return {
    table: {
      title,
      note: `Error of the first less that of the second on the same tasks and seeds; below 0 the first is nearer. ${INTERVALS}`,
      columns: [number("by the witness", null, 3), number("by the judge", null, 3)],
      rows: rows.map(({ name, witness, judge }) => ({ name, cells: [witness, judge] })),
    },
    plot: {
      kind: "forest",
      title: `${title}, by the witness`,
      unit: "difference of error",
      rows: rows.map(({ name, witness }) => ({ name, ...witness })),
    },
  };
}

/** Targets against the witness's readings. */
export function scatter(title: string, arms: readonly Arm[]): Plot {
  return {
    kind: "scatter",
    title,
    arms: arms.map(({ name, shots }) => ({
      name,
      points: shots.map(({ task, witness }) => ({ target: task.target, measured: witness })),
    })),
  };
}

/** What a point of error less than that of the first arm costs: seconds and pictures. */
export function costOfError(arms: readonly Arm[]): Table {
  const [base] = arms;
  const errorOf = ({ shots }: Arm): number =>
    shots.reduce((sum, shot) => sum + shotError(shot, "witness"), 0) / shots.length;
  return {
    title: "What a nearer picture costs",
    note: `Against ${base!.name}: pictures and seconds for every point (1.0 on range) by which the witness's error falls; a dash where it does not fall.`,
    columns: [number("error less by", null, 2), number("pictures a point", null, 0), number("seconds a point", "s", 2)],
    rows: arms.slice(1).map((arm) => {
      const gain = errorOf(base!) - errorOf(arm);
      const { picturesEach, secondsEach } = armFigures(arm);
      return {
        name: arm.name,
        cells: [gain, gain > 0 ? picturesEach / gain : null, gain > 0 ? secondsEach / gain : null],
      };
    }),
  };
}
