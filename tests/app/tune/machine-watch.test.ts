/** @file When a machine is left alone, and when it has recovered. */
import { expect, test } from "vitest";
import { machineAlarms } from "../../../app/tune/machine-watch.ts";

const fine = { battery: null, heat: 60, freeMemory: 4e9 };

test("nothing rings on mains, cool, with memory to spare, nor where nothing is told", () => {
  expect(machineAlarms(fine, [], 5)).toEqual([]);
  expect(machineAlarms({ battery: null, heat: null, freeMemory: null }, [], 5)).toEqual([]);
});

test("an alarm rings on until things are clearly better", () => {
  const low = machineAlarms({ ...fine, battery: 0.19 }, [], 5);
  expect(low).toMatchObject([{ code: "battery", step: 5, stops: false }]);
  expect(machineAlarms({ ...fine, battery: 0.22 }, [], 5)).toEqual([]);
  expect(machineAlarms({ ...fine, battery: 0.22 }, ["battery"], 6)).toMatchObject([{ code: "battery" }]);
  expect(machineAlarms({ ...fine, battery: 0.26 }, ["battery"], 7)).toEqual([]);
  expect(machineAlarms({ ...fine, heat: 95 }, [], 1)[0]!.sentence).toBe(
    "The processor is at 95 °C: learning waits until it has cooled.",
  );
  expect(machineAlarms({ ...fine, freeMemory: 1e8 }, [], 1)).toMatchObject([{ code: "memory" }]);
});
