/** @file Run in a process of its own: one step of calibration and one of critic gradient on WebGPU and on the processor, compared. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { criticStage } from "../../../../app/tune/recipes.ts";
import { probeProvider } from "../../../../native/runtime/probe.ts";
import type { Weights } from "../../../../native/training/parameters.ts";
import { makeCorpus } from "../../../../native/tune/corpus/corpus.ts";
import { adaptFlow, readTunablePack } from "../../../../native/tune/flow/adapted-flow.ts";
import { Policy } from "../../../../native/tune/flow/policy.ts";
import { calibrationOf, createCalibrate } from "../../../../native/tune/methods/calibrate.ts";
import { createCritic } from "../../../../native/tune/methods/critic.ts";
import type { Method, MethodParts, MethodState } from "../../../../native/tune/method.ts";
import { taughtBy } from "../../../../native/tune/personal.ts";
import { openReader } from "../../../../native/tune/reader.ts";
import { MODELS } from "../../../kit/places.ts";

/** `small` takes few scenes; `critic` compares a step of critic gradient as well, which takes minutes on a device in software. */
const how = process.argv[2];
const SMALL = 4;

const say = (answer: object): void => void process.stdout.write(JSON.stringify(answer));

try {
  await probeProvider("webgpu");
} catch (error) {
  say({ missing: (error as Error).message.split("\n")[0] });
  process.exit(0);
}

const folder = mkdtempSync(path.join(tmpdir(), "circumplex-webgpu-"));
const pack = await readTunablePack(path.join(MODELS, "papercut"));
const judge = await openReader(path.join(MODELS, "papercut-judge"));
const flow = await adaptFlow(
  pack.flow,
  { rank: 16, alpha: 16, modules: "all" },
  1,
  path.join(MODELS, "papercut/mood.safetensors"),
);
const policy = await Policy.open(pack, flow, 2);
const breathe = (): Promise<void> => Promise.resolve();
const order = {
  scenes: 64,
  seed: 7,
  pack: pack.sha256,
  latent: pack.latent,
  reader: judge,
  directory: folder,
  breathe,
};
const making = makeCorpus(order);
let made = await making.next();
while (!made.done) made = await making.next();
const corpus = made.value;
const partsOn = (provider: MethodParts["provider"]): MethodParts => ({
  flow,
  policy,
  corpus,
  judge,
  taught: taughtBy(null),
  rewarding: () => 0,
  steps: 12,
  guidance: 1.5,
  seed: 5,
  threads: 2,
  provider,
  breathe,
});

/** ‖a − b‖ / ‖a‖ over all weights. */
function apart(one: Weights, other: Weights): number {
  let [difference, size] = [0, 0];
  for (const [name, values] of one) {
    const others = other.get(name)!;
    for (let i = 0; i < values.length; i++) {
      difference += (values[i]! - others[i]!) ** 2;
      size += values[i]! ** 2;
    }
  }
  return Math.sqrt(difference / size);
}

async function compared(
  create: (parts: MethodParts, saved: MethodState | null) => Promise<Method>,
  saved: MethodState | null,
) {
  const states: MethodState[] = [];
  const milliseconds: number[] = [];
  for (const provider of ["cpu", "webgpu"] as const) {
    const method = await create(partsOn(provider), saved);
    const before = performance.now();
    await method.step(0);
    milliseconds.push(performance.now() - before);
    states.push(method.state());
    await method.release();
  }
  const [one, other] = states.map(({ training }) => training);
  // The first moment after one step is the clipped gradient, but for a factor.
  return {
    gradient: apart(one!.first, other!.first),
    weights: apart(one!.parameters, other!.parameters),
    milliseconds,
  };
}

const create = how === "small" ? calibrationOf(SMALL) : createCalibrate;
const calibrate = await compared(
  (parts, saved) => create({ method: "calibrate", steps: 10, learningRate: 8e-4, dropAffect: 0.2 }, parts, saved),
  null,
);
const critic =
  how === "critic" ? await compared((parts, saved) => createCritic(criticStage(10), parts, saved), null) : undefined;
rmSync(folder, { recursive: true, force: true });
say({ calibrate, critic });
process.exit(0);
