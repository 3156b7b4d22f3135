/** @file `npm run figures:profile`: what a profile learns of simulated people, as tables in Markdown. */
import { readArguments, wholeNumber } from "../arguments.ts";
import { badInput } from "../exit.ts";
import { feltFigures, type Sense } from "./profile-figures/felt-figures.ts";
import { type People, PEOPLE, type Question } from "./profile-figures/simulated-person.ts";
import { tasteFigures } from "./profile-figures/taste-figures.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures:profile -- [--people N] [--seed N]

  --people N  simulated people a row; default 500
  --seed N    default 1
`;

const OPTIONS = {
  people: { type: "string", default: "500" },
  seed: { type: "string", default: "1" },
  help: { type: "boolean", default: false },
} as const;

const LABELS = [10, 20, 40, 80, 160];
/** After every fifth label it is seen whether the profile has done harm. */
const EVERY_FIFTH = Array.from({ length: 32 }, (_, i) => 5 * (i + 1));

/** What ALGORITHMS §5.2 found with a learner that knows nothing of sittings and places. */
const FOUND: Readonly<Record<Question, readonly number[]>> = {
  decision: [0.77, 0.79, 0.82, 0.85, 0.885],
  pair: [0.775, 0.805, 0.834, 0.867, 0.903],
};
const NAMES: Readonly<Record<Question, string>> = { decision: "accept or reject", pair: "which fits better" };

const VARIANTS: Readonly<Record<string, People>> = {
  "the design": PEOPLE,
  "readiness differs by 1 logit from sitting to sitting": { ...PEOPLE, readiness: 1 },
  "half as decided (‖w‖ = 1)": { ...PEOPLE, length: 1 },
  "less in common (share 0.2)": { ...PEOPLE, share: 0.2 },
  "more in common (share 0.8)": { ...PEOPLE, share: 0.8 },
  "all alike (share 1)": { ...PEOPLE, share: 1 },
};

const SENSES: Readonly<Record<string, Sense>> = {
  "corrections as noisy as supposed": { offset: 0.8, slope: 0.7, noise: 1, edge: false },
  "the same, kept inside the plane": { offset: 0.8, slope: 0.7, noise: 1, edge: true },
  "half as noisy, inside the plane": { offset: 0.8, slope: 0.7, noise: 0.5, edge: true },
};

const show = (value: number): string => value.toFixed(3);
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

function tasteTable(question: Question, people: number, seed: number): string {
  const rows = tasteFigures(seed, people, question, LABELS, PEOPLE).map((point, i) =>
    row(
      point.labels,
      show(point.learned),
      show(point.bare),
      FOUND[question][i]!,
      show(point.prior),
      show(point.steering),
      `${Math.round(100 * point.open)} %`,
    ),
  );
  return [
    `## Taste, ${NAMES[question]}: agreement with the true order of pictures`,
    "",
    row("labels", "learned", "the same without habits", "ALGORITHMS §5.2", "population", "what steers", "gate open"),
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

/** What steers, held against the population's taste after every fifth label up to 160. */
function harmTable(people: number, seed: number): string {
  const rows = Object.entries(VARIANTS).flatMap(([name, variant]) =>
    (["decision", "pair"] as const).map((question) => {
      const points = tasteFigures(seed, people, question, EVERY_FIFTH, variant);
      const worst = Math.max(...points.map(({ prior, steering }) => prior - steering));
      const last = points.at(-1)!;
      return row(name, NAMES[question], show(last.prior), show(last.steering), show(Math.max(0, worst)));
    }),
  );
  return [
    "## Harm: what steers against the population's taste, at every fifth of 160 labels",
    "",
    row("people", "asked", "population", "what steers, at 160", "most that was lost at any"),
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function feltTable(people: number, seed: number): string {
  const rows = Object.entries(SENSES).flatMap(([name, sense]) =>
    feltFigures(seed, people, 60, sense).map((figure) =>
      row(
        name,
        `${figure.axis}, ${figure.parameter}`,
        figure.true,
        show(figure.mean),
        show(figure.deviation),
        show(figure.stated),
        show((figure.mean - figure.true) / figure.stated),
        show(figure.withinOne),
        show(figure.withinTwo),
      ),
    ),
  );
  return [
    "## Sense of mood after 60 corrections",
    "",
    "±1 and ±2 standard errors would hold .68 and .95 of people whose senses differ as the prior about offset 0 and slope 1 supposes.",
    "",
    row("corrections", "of", "true", "mean", "deviation", "stated error", "bias in errors", "within 1", "within 2"),
    "|---|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

await runTool(async () => {
  const { values } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const people = wholeNumber("people", values.people);
  if (people === 0) throw badInput("--people needs at least one.");
  const seed = wholeNumber("seed", values.seed);
  const tables = [
    () => tasteTable("decision", people, seed),
    () => tasteTable("pair", people, seed),
    () => harmTable(Math.ceil(people / 2), seed),
    () => feltTable(4 * people, seed),
  ];
  for (const table of tables) process.stdout.write(`${table()}\n`);
});
