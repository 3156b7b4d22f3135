/** @file Suite `tuned`: before and after of adapters on held-out prompts, with more work at drawing beside them. */
import { armDifference } from "../../../app/evidence/figures.ts";
import { type Arm, type Shot, shotError } from "../../../app/evidence/shot.ts";
import { armTable, costOfError, differences, scatter } from "../../../app/evidence/tables.ts";
import type { Drawn, Hand } from "../easel.ts";
import { etaOf, reportPicture, type Suite, type SuiteResult, tasksFor } from "../suite.ts";

const SECONDS_A_TASK = 0.7;
const SHOWN = 4;

interface Part {
  readonly shots: readonly Shot[];
  readonly seconds: number;
  readonly picture: SuiteResult["pictures"][number] | null;
}

export const tuned: Suite = async function* ({ easel, order, adapters, ownAdapter, kept }) {
  const given = adapters.length > 0 ? adapters : [ownAdapter];
  const packs = easel.pack.manifest.sampling.guidance.affect;
  const ways: { readonly hand: Hand; readonly name: string; readonly pictures: number }[] = [
    { hand: await easel.hand("base", null), name: `base, guidance ${packs}`, pictures: 1 },
    { hand: await easel.hand("base", null, { guidance: 1 }), name: "base, guidance 1", pictures: 1 },
    { hand: await easel.hand("base", null), name: `base, guidance ${packs}, best of 4`, pictures: 4 },
  ];
  for (const { name, file, strength } of given)
    ways.push({ hand: await easel.hand(name, file, { strength }), name, pictures: 1 });
  const tasks = tasksFor(
    Math.min(768, Math.max(12, Math.floor((60 * order.minutes) / (SECONDS_A_TASK * (ways.length + 3))))),
    order.seed,
  );
  const found = ways.map((): Part[] => []);
  const started = performance.now();
  for (const [i, task] of tasks.entries()) {
    yield { arm: task.prompt, done: i, of: tasks.length, etaMs: etaOf(started, i, tasks.length) };
    for (const [w, { hand, name, pictures }] of ways.entries()) {
      const key = JSON.stringify(["tuned", task, name, hand.guidance, given]);
      const part = await kept.part(key, pictures, async (): Promise<Part> => {
        const before = performance.now();
        const drawn = await easel.draw(hand, task, pictures);
        const best = drawn.reduce((one, other) => (shotError(other, "judge") < shotError(one, "judge") ? other : one));
        const seconds = (performance.now() - before) / 1000;
        const picture = i < SHOWN && pictures === 1 ? await reportPicture(name, best) : null;
        return { shots: [bare(best)], seconds, picture };
      });
      found[w]!.push(part);
    }
  }
  const arms = ways.map(({ name, pictures }, w): Arm => ({
    name,
    pictures,
    seconds: found[w]!.reduce((sum, { seconds }) => sum + seconds, 0),
    shots: found[w]!.flatMap(({ shots }) => shots),
  }));
  const [base, , bestOf4, ...after] = arms as [Arm, Arm, Arm, ...Arm[]];
  const compared = differences(
    "After less before",
    after.flatMap((arm) => [[arm, base] as const, [arm, bestOf4] as const]),
  );
  const say = (value: number): string => value.toFixed(2).replace("-", "−");
  const gains = after.map((arm) => {
    const nearer = arm.shots.filter((shot, i) => shotError(shot, "witness") < shotError(base.shots[i]!, "witness"));
    return { arm, nearer: nearer.length, ...armDifference(arm, base, "witness") };
  });
  return {
    title: "Before and after tuning, on held-out prompts",
    verdict: gains
      .map(
        ({ arm, nearer, estimate, low, high }) =>
          `${arm.name}: ${nearer} of ${arm.shots.length} pictures are nearer by the witness, difference ${say(estimate)} [${say(low)}, ${say(high)}].`,
      )
      .join(" "),
    findings: gains.map(({ arm, high }) => ({
      holds: high < 0,
      sentence: `${arm.name} is nearer than the base by the witness, which was never the reward.`,
    })),
    tables: [armTable("Arms", arms), compared.table, costOfError(arms)],
    plots: [compared.plot, scatter("Targets and what the witness read", [base, ...after])],
    pictures: found.flat().flatMap(({ picture }) => picture ?? []),
  };
};

function bare({ task, judge, witness, adherence, valid, globals }: Drawn): Shot {
  return { task, judge, witness, adherence, valid, globals };
}
