/** @file `npm run figures:tune`: every stage of tuning against the one before, on held-out prompts, by judge and witness. */
import path from "node:path";
import { TUNED_GUIDANCE } from "../../../app/tune/recipes.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { embeddedModels } from "../../../native/tune/run/models.ts";
import { MODELS as models } from "../models-folder.ts";
import { ARMS, type Arm } from "./tune-figures/arms.ts";
import { drawArm, type DrawingOrder } from "./tune-figures/draw-arm.ts";
import { armTable, differenceTable, type Outcome } from "./tune-figures/report.ts";
import { trainArm, type Training } from "./tune-figures/train-arm.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures:tune -- [--seeds 1,2,3] [--arms "A;B"] [--pairs N] [--threads N] [--work DIR]

  --seeds LIST   training seeds, default 1,2,3; an arm that is an ablation takes the first only
  --arms LIST    separated by semicolons; default all
  --pairs N      held-out prompt–target pairs, two noises each; default 384
  --threads N    default 2
  --work DIR     what is trained and drawn is kept here and not made again; default ./tune-figures
`;

const OPTIONS = {
  seeds: { type: "string", default: "1,2,3" },
  arms: { type: "string", default: "" },
  pairs: { type: "string", default: "384" },
  threads: { type: "string", default: "2" },
  work: { type: "string", default: "tune-figures" },
  help: { type: "boolean", default: false },
} as const;

/** What the pack draws without an adapter, and what more work at drawing buys it. */
const BASES = [
  { name: "base", guidance: 1, bestOf: 1 },
  { name: "base, as the adapters are drawn", guidance: TUNED_GUIDANCE, bestOf: 1 },
  { name: "base, guidance 2", guidance: 2, bestOf: 1 },
  { name: "base, as the pack draws", guidance: 3, bestOf: 1 },
  { name: "base, as the pack draws, best of 4", guidance: 3, bestOf: 4 },
] as const;

await runTool(async (signal) => {
  const { values } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const seeds = values.seeds.split(",").map((seed) => wholeNumber("seeds", seed));
  const wanted = values.arms === "" ? undefined : new Set(values.arms.split(";").map((name) => name.trim()));
  const threads = wholeNumber("threads", values.threads);
  const work = path.resolve(values.work);
  const tell = (words: string): unknown => process.stderr.write(`${words}\n`);
  const training: Training = {
    models,
    work,
    about: await embeddedModels(models),
    threads,
    signal,
    onStep: sparsely(tell),
  };
  const drawing = { models, work, threads, signal, pairs: wholeNumber("pairs", values.pairs), onDraw: () => undefined };

  const arms = new Map<string, Outcome[]>();
  for (const { name, guidance, bestOf } of BASES) {
    const drawn = await drawArm("base", { adapter: null, guidance, bestOf }, drawing);
    arms.set(name, [{ arm: name, seed: null, drawn, trained: null }]);
  }
  for (const arm of ARMS) {
    if (wanted !== undefined && !wanted.has(arm.name)) continue;
    const outcomes: Outcome[] = [];
    for (const seed of arm.once ? seeds.slice(0, 1) : seeds)
      outcomes.push(await outcomeOf(arm, seed, training, drawing));
    arms.set(arm.name, outcomes);
  }
  for (const [name, change] of [
    ["calibrated, guidance 1", { guidance: 1 }],
    ["critic gradient, guidance 1", { guidance: 1 }],
    ["calibrated, guidance 2", { guidance: 2 }],
    ["calibrated, best of 4", { bestOf: 4 }],
  ] as const) {
    const own = arms.get(name.split(",")[0]!);
    if (own === undefined) continue;
    const outcomes: Outcome[] = [];
    for (const outcome of own.slice(0, name.endsWith("4") ? 1 : undefined)) {
      const way = { adapter: outcome.trained!.adapter, guidance: TUNED_GUIDANCE, ...change };
      outcomes.push({ ...outcome, arm: name, drawn: await drawArm(`${outcome.arm}-${outcome.seed}`, way, drawing) });
    }
    arms.set(name, outcomes);
  }
  process.stdout.write(`${armTable(arms)}\n\n${differenceTable(arms, comparisons(arms))}\n\n${alarmsOf(arms)}`);
});

async function outcomeOf(arm: Arm, seed: number, training: Training, drawing: DrawingOrder): Promise<Outcome> {
  const trained = await trainArm(arm, seed, training);
  const way = { adapter: trained.adapter, guidance: TUNED_GUIDANCE };
  return { arm: arm.name, seed, trained, drawn: await drawArm(`${arm.name}-${seed}`, way, drawing) };
}

/** Every arm against what it went on from; the first also against the base at either guidance. */
function comparisons(arms: ReadonlyMap<string, readonly Outcome[]>): (readonly [string, string])[] {
  const stages = ARMS.filter(({ name }) => arms.has(name)).map(({ name, after }): readonly [string, string] => [
    name,
    after ?? "base, as the adapters are drawn",
  ]);
  return [
    ...stages,
    ["critic gradient", "replay only"],
    ["critic gradient", "base, as the pack draws"],
    ["critic gradient", "base, as the pack draws, best of 4"],
    ["critic gradient, guidance 1", "calibrated, guidance 1"],
    ["critic gradient", "calibrated, guidance 2"],
  ];
}

function alarmsOf(arms: ReadonlyMap<string, readonly Outcome[]>): string {
  const lines = [...arms]
    .flatMap(([name, outcomes]) => (ARMS.some((arm) => arm.name === name) ? outcomes : []))
    .flatMap(({ arm, seed, trained }) =>
      (trained?.alarms ?? []).map((alarm) => `- ${arm}, seed ${seed}, step ${alarm}\n`),
    );
  return [...new Set(lines)].join("");
}

/** Tells at most once in five seconds. */
function sparsely(tell: (words: string) => void): (words: string) => void {
  let told = -Infinity;
  return (words) => {
    const now = performance.now();
    if (now - told < 5000) return;
    told = now;
    tell(words);
  };
}
