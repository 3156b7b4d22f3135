/** @file Resting: who asked for it knows when nothing computes any more, and nothing does until it may. */
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { Rest } from "../../../native/tune/rest.ts";

test("work rests at its next breath, whoever asked is told then, and it goes on when it may", async () => {
  const rest = new Rest();
  const told: string[] = [];
  let more = true;
  let computed = 0;
  const work = rest.during(async () => {
    while (more) {
      computed++;
      await rest.breathe();
    }
  });
  await turn();
  await rest.set(true);
  const before = computed;
  told.push("resting");
  for (let i = 0; i < 10; i++) await turn();
  expect([rest.resting, computed]).toEqual([true, before]);
  more = false;
  void work.then(() => told.push("done"));
  await turn();
  expect(told).toEqual(["resting"]);
  await rest.set(false);
  await work;
  expect(told).toEqual(["resting", "done"]);
});

test("with no work under way rest begins at once, and work that comes then waits at its first breath", async () => {
  const rest = new Rest();
  await rest.set(true);
  let passed = false;
  const work = rest.during(async () => {
    await rest.breathe();
    passed = true;
  });
  for (let i = 0; i < 5; i++) await turn();
  expect(passed).toBe(false);
  await rest.set(false);
  await work;
  expect(passed).toBe(true);
});

test("work that ends or fails before it breathes leaves nobody waiting", async () => {
  const rest = new Rest();
  const failing = rest.during(async () => {
    await turn();
    throw new Error("broken");
  });
  const asked = rest.set(true);
  await expect(failing).rejects.toThrow("broken");
  await asked;
});
