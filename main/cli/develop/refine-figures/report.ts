/** @file The comparison of the arms as Markdown. */
import { readPrompt } from "../../../../app/prompt/read.ts";
import { stream } from "../../../../app/random/philox.ts";
import { clusterBootstrap, pairedDifference } from "../../../../app/statistics/bootstrap.ts";
import type { Interval } from "../../../../app/statistics/interval.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import { ADHERENCE_HEAD, adherenceRow } from "../figures/adherence.ts";
import { type Arm, ARMS, type Outcome } from "./arms.ts";

const RESAMPLES = 10_000;
const READERS = ["witness", "judge"] as const;
type Reader = (typeof READERS)[number];

/** How far an arm's picture lies from the target, on one axis or on the plane. */
const MEASURES = ["valence", "arousal", "distance"] as const;
type Measure = (typeof MEASURES)[number];

function errorOf({ task: { target }, ...arms }: Outcome, arm: Arm, by: Reader, measure: Measure): number {
  const read = arms[arm][by];
  const valence = Math.abs(read.valence - target.valence);
  const arousal = Math.abs(read.arousal - target.arousal);
  return { valence, arousal, distance: Math.hypot(valence, arousal) }[measure];
}

/** Tables of errors, of paired differences and of adherence; intervals are over prompts. */
export function refineFigures(outcomes: readonly Outcome[]): string {
  const head = (first: string): string =>
    `| ${first} | read by | valence | arousal | distance |\n|---|---|---|---|---|`;
  const row = (name: string, by: Reader, cell: (measure: Measure) => Interval): string =>
    `| ${name} | ${by} | ${MEASURES.map((measure) => show(cell(measure))).join(" | ")} |`;
  const prompts = [...Map.groupBy(outcomes, ({ task }) => task.prompt).values()];
  const seeded = () => stream(1, "refine figures");

  const errors = READERS.flatMap((by) =>
    ARMS.map((arm) =>
      row(arm, by, (measure) => {
        const clusters = prompts.map((group) => group.map((outcome) => errorOf(outcome, arm, by, measure)));
        return clusterBootstrap(clusters, mean, seeded(), { resamples: RESAMPLES });
      }),
    ),
  );
  const loops = ARMS.filter((arm) => arm.startsWith("loop"));
  const references = ["best of 24", "mood word, best of 24"] as const;
  const differences = READERS.flatMap((by) =>
    references.flatMap((reference) =>
      loops.map((arm) =>
        row(`${arm} − ${reference}`, by, (measure) => {
          const clusters = prompts.map((group) =>
            group.map((outcome) => ({
              one: errorOf(outcome, arm, by, measure),
              other: errorOf(outcome, reference, by, measure),
            })),
          );
          return pairedDifference(clusters, seeded(), { resamples: RESAMPLES });
        }),
      ),
    ),
  );
  const kept = ARMS.map((arm) =>
    adherenceRow(
      arm,
      outcomes.map((outcome) => ({ phrases: readPrompt(outcome.task.prompt).phrases, scene: outcome[arm].scene })),
    ),
  );
  return `## Mean absolute error, ${prompts.length} prompts, ${outcomes.length} targets, range scale

${[head("arm"), ...errors].join("\n")}

## Paired differences of the error; below 0 the loop is nearer

${[head("arms"), ...differences].join("\n")}

## What the first prompt asked for, in the chosen picture

${[ADHERENCE_HEAD("arm"), ...kept].join("\n")}
`;
}

function show({ estimate, low, high }: Interval): string {
  return `${estimate.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
