/** @file What budgets buy. */
import { expect, test } from "vitest";
import { runConfig, totalSteps } from "../../../app/tune/config.ts";
import { planRun, RECIPES, USUAL_PACE } from "../../../app/tune/recipes.ts";

const model = { id: "m", sha256: "a".repeat(64) };
const order = { pack: model, judge: model, witness: model, personal: null, seed: 0, from: null, pace: null } as const;

test.each(RECIPES)(
  "the recipe %s holds for short and long budgets, and more minutes never buy fewer steps",
  (recipe) => {
    let before = 0;
    for (const minutes of [0.5, 2, 5, 10, 30, 120]) {
      const config = planRun({ ...order, recipe, minutes });
      expect(runConfig.parse(config)).toEqual(config);
      expect(totalSteps(config)).toBeGreaterThanOrEqual(before);
      before = totalSteps(config);
    }
  },
);

test("the default recipe calibrates first and fits its budget", () => {
  const config = planRun({ ...order, recipe: "default", minutes: 10 });
  expect(config.stages.map(({ method }) => method)).toEqual(["calibrate", "critic"]);
  const [calibrate, critic] = config.stages;
  const minutes =
    config.corpus.scenes / USUAL_PACE.picturesPerMinute +
    (calibrate!.steps + 7 * critic!.steps + 120 + 300) / USUAL_PACE.stepsPerMinute;
  expect(minutes).toBeLessThan(10.5);
});

test("a faster machine gets more steps for the same minutes", () => {
  const slow = planRun({ ...order, recipe: "calibrate", minutes: 3 });
  const fast = planRun({
    ...order,
    recipe: "calibrate",
    minutes: 3,
    pace: { stepsPerMinute: 900, picturesPerMinute: 9000 },
  });
  expect(totalSteps(fast)).toBeGreaterThan(totalSteps(slow));
});
