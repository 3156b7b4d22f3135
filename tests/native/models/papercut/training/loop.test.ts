/** @file A training loop that is stopped anywhere and goes on leaves the same weights; a finished one is not run again. */
import { readdirSync, readFileSync, truncateSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { stream } from "../../../../../app/random/philox.ts";
import { GraphBuilder } from "../../../../../native/graph/builder.ts";
import { int } from "../../../../../native/graph/graph.ts";
import { float32Tensor } from "../../../../../native/graph/tensors.ts";
import { linear } from "../../../../../native/network/layers.ts";
import { type Loop, trainToEnd } from "../../../../../native/models/papercut/training/loop.ts";
import { adamW } from "../../../../../native/models/papercut/training/optimiser.ts";
import type { StageContext } from "../../../../../native/models/papercut/training/stage.ts";
import { Parameters } from "../../../../../native/network/parameters.ts";
import { normals } from "../../tiny.ts";
import { contextInFolder } from "./in-folder.ts";

const STEPS = 12;
const STOPPED = new Error("stopped");

function loop(onStep: (step: number) => void = () => undefined): Loop {
  const graph = new GraphBuilder({ name: "tiny" });
  const parameters = new Parameters(graph, 2);
  const net = { graph, parameters };
  const error = graph.op("Sub", [
    linear(net, "only", graph.input("x", "float32", [4, 3]), 2),
    graph.input("y", "float32", [4, 2]),
  ]);
  graph.output(graph.op("ReduceMean", [graph.op("Mul", [error, error])], { keepdims: int(0) }), "loss");
  return {
    name: "tiny",
    steps: STEPS,
    trainer: {
      graph: graph.build(),
      parameters: parameters.names,
      loss: "loss",
      optimiser: adamW({ learningRate: 0.05, steps: STEPS, warmUp: 3, beta2: 0.98, weightDecay: 0.01 }),
      clipNorm: 1,
      emaDecay: 0.9,
    },
    feeds: (step) => {
      onStep(step);
      return { x: normals(step, [4, 3]), y: float32Tensor([4, 2], normals(step + 100, [4, 2]).data as Float32Array) };
    },
  };
}

const resultOf = ({ directory }: StageContext): Buffer => readFileSync(path.join(directory, "tiny.safetensors"));

/** Runs until step `last` is asked for, and stops there. */
async function runUntil(context: StageContext, last: number): Promise<readonly number[]> {
  const controller = new AbortController();
  const steps: number[] = [];
  const running = trainToEnd(
    { ...context, signal: controller.signal },
    loop((step) => {
      steps.push(step);
      if (step === last) controller.abort(STOPPED);
    }),
  );
  await expect(running).rejects.toBe(STOPPED);
  return steps;
}

describe("a training loop", () => {
  test("stopped three times leaves the bytes of one never stopped, and no checkpoint", async () => {
    const calm = contextInFolder();
    await trainToEnd(calm, loop());
    const stormy = contextInFolder({ checkpointSeconds: 0 });
    const random = stream(6, "stops");
    let next = 0;
    for (let stop = 0; stop < 3; stop++) {
      const last = next + random.below(3);
      const steps = await runUntil(stormy, last);
      expect(steps).toEqual(Array.from({ length: last - next + 1 }, (_, i) => next + i));
      expect(readdirSync(stormy.directory)).toEqual(["tiny.checkpoint"]);
      next = last + 1;
    }
    const weights = await trainToEnd(stormy, loop());
    expect(resultOf(stormy)).toEqual(resultOf(calm));
    expect(readdirSync(stormy.directory)).toEqual(["tiny.safetensors"]);
    expect([...weights.keys()]).toEqual(["only.weight", "only.bias"]);
  });

  test("that is finished only reads its result", async () => {
    const context = contextInFolder();
    const weights = await trainToEnd(context, loop());
    const again = await trainToEnd(
      context,
      loop(() => expect.fail("a step was made")),
    );
    expect(again).toEqual(weights);
  });

  test("refuses a checkpoint that is cut short, by name", async () => {
    const context = contextInFolder();
    await runUntil(context, 2);
    const checkpoint = path.join(context.directory, "tiny.checkpoint");
    truncateSync(checkpoint, 100);
    await expect(trainToEnd(context, loop())).rejects.toThrow(`The checkpoint ${checkpoint} is damaged or cut short`);
  });
});
