/** @file The gate every checkpoint passes before it may draw (DESIGN §7): each check says in a sentence what it found. */
import { affect } from "../../app/affect/plane.ts";
import { gaussianNoise } from "../../app/flow/noise.ts";
import { linearSchedule } from "../../app/flow/schedule.ts";
import { readPrompt } from "../../app/prompt/read.ts";
import { stream } from "../../app/random/philox.ts";
import { median } from "../../app/statistics/quantile.ts";
import type { GateCheck } from "../../app/tune/progress.ts";
import { TOKEN_SIZE } from "../scene/tokens.ts";
import { adapterDigest } from "../training/lora/adapter-metadata.ts";
import { type Adapter, adapterWeights } from "../training/lora/adapter.ts";
import { AdapterError } from "../training/lora/adapter-error.ts";
import { type AdapterFile, readAdapterFile } from "../training/lora/adapter-file.ts";
import { baseHash } from "../training/lora/base-hash.ts";
import { inspectAdapter } from "../training/lora/inspect.ts";
import { linearSites } from "../training/lora/linear-site.ts";
import { adaptFlow, initialWeights, readTunablePack, type TunablePack } from "./flow/adapted-flow.ts";
import { Policy } from "./flow/policy.ts";

export interface GateOrder {
  /** The adapter's file. */
  readonly file: string;
  /** Folder of the pack it is for. */
  readonly directory: string;
  /** The adapter as it was in memory when the file was written. */
  readonly memory?: Adapter;
  /** Held-out error by the witness, before and after. */
  readonly heldOut?: { readonly before: number; readonly after: number };
}

/**
 * ‖ΔW‖/‖W‖ of a module, at most: runs that drew well lay between 0.05 and 0.36 (`npm run figures:tune`), and at 1 an adapter
 * weighs as much as what it adapts.
 */
const MOST_CHANGE = 1;
/** Mean change of the tokens of a same-seed picture, in their standard deviations, at least. */
const LEAST_PICTURE_CHANGE = 1e-3;
/** By how much the held-out error may rise before the adapter counts as worse. */
const NOT_WORSE = 0.02;

const passed = (check: GateCheck["check"], sentence: string): GateCheck => ({ check, passed: true, sentence });
const failed = (check: GateCheck["check"], sentence: string): GateCheck => ({ check, passed: false, sentence });

/** Checks the file from the cheapest question to the dearest; the first that fails ends it. */
export async function gateAdapter(order: GateOrder): Promise<GateCheck[]> {
  const checks: GateCheck[] = [];
  for await (const check of gateChecks(order)) {
    checks.push(check);
    if (!check.passed) break;
  }
  return checks;
}

/** Whether an adapter that was checked so may draw. */
export const mayDraw = (checks: readonly GateCheck[]): boolean =>
  checks.length > 0 && checks.every(({ passed: fine }) => fine);

async function* gateChecks({
  file,
  directory,
  memory,
  heldOut,
}: GateOrder): AsyncGenerator<GateCheck, void, undefined> {
  let read: AdapterFile;
  try {
    read = await readAdapterFile(file);
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    yield failed("finite", error.message);
    return;
  }
  yield passed("finite", "All values are finite.");
  const pack = await readTunablePack(directory);
  yield keysCheck(pack, read.adapter);
  yield baseCheck(pack, read.adapter);
  yield reloadedCheck(read, memory);
  const { idle, change } = inspectAdapter(pack.flow, read.adapter);
  yield idle.length === 0
    ? passed("notEmpty", `All ${read.adapter.modules.size} modules have learned something.`)
    : failed(
        "notEmpty",
        `${idle.length} of ${read.adapter.modules.size} modules have learned nothing, such as ${idle[0]!}.`,
      );
  yield rangeCheck(change);
  yield await pictureCheck(pack, file, read.adapter);
  if (heldOut !== undefined) yield heldOutCheck(heldOut);
}

function keysCheck({ flow }: TunablePack, { modules }: Adapter): GateCheck {
  const known = new Map(linearSites(flow).map((site) => [site.path, site]));
  const strange = [...modules.keys()].filter((path) => !known.has(path));
  if (strange.length > 0)
    return failed("keys", `${strange.length} of ${modules.size} modules are not the pack's, such as ${strange[0]!}.`);
  const misfit = [...modules].find(([path, { inputs, outputs }]) => {
    const site = known.get(path)!;
    return site.inputs !== inputs || site.outputs !== outputs;
  });
  return misfit === undefined
    ? passed("keys", `All ${modules.size} modules are the pack's.`)
    : failed("keys", `The module ${misfit[0]} has other sides than the pack's.`);
}

function baseCheck({ flow, manifest }: TunablePack, { modules, base }: Adapter): GateCheck {
  const sites = linearSites(flow).filter(({ path }) => modules.has(path));
  return baseHash(sites) === base
    ? passed("base", `It was made for the weights of ${manifest.id}.`)
    : failed("base", `It was made for other weights than those of ${manifest.id}.`);
}

function reloadedCheck({ adapter, digest }: AdapterFile, memory: Adapter | undefined): GateCheck {
  const found = adapterDigest(adapter);
  if (digest !== undefined && digest !== found)
    return failed(
      "reloaded",
      "The file does not hold the values it was written with: matrices were changed or exchanged.",
    );
  if (memory !== undefined && adapterDigest(memory) !== found)
    return failed("reloaded", "The file read back differs from what was in memory.");
  return passed(
    "reloaded",
    `The file read back holds all ${adapterWeights(adapter).size} matrices as they were written.`,
  );
}

function rangeCheck(change: ReadonlyMap<string, number>): GateCheck {
  const [path, most] = [...change].reduce((one, other) => (other[1] > one[1] ? other : one));
  const usual = median([...change.values()]);
  return most <= MOST_CHANGE
    ? passed("range", `Weights change by ${usual.toFixed(2)} of their size, ${most.toFixed(2)} at most.`)
    : failed(
        "range",
        `The module ${path} changes by ${most.toFixed(2)} of its size; ${MOST_CHANGE} is the most that is let through.`,
      );
}

/** Draws two prompts with and without the adapter from one noise. */
async function pictureCheck(pack: TunablePack, file: string, { rank, alpha }: Adapter): Promise<GateCheck> {
  const flow = await adaptFlow(pack.flow, { rank, alpha, modules: "all" }, 0, file);
  const policy = await Policy.open(pack, flow, 1);
  try {
    const wishes = ["a boat on a lake", "a house in the forest"].map((prompt, i) => ({
      phrases: readPrompt(prompt).phrases,
      target: affect(i === 0 ? 1.5 : -1.5, i === 0 ? -1 : 1.5),
    }));
    const noise = wishes.map((_, row) => gaussianNoise(TOKEN_SIZE, stream(1, "gate", row)));
    const stretch = { sigmas: linearSchedule(pack.manifest.sampling.steps), guidance: 1 };
    const own = initialWeights(flow);
    const none = new Map([...own].map(([name, values]) => [name, new Float32Array(values.length)]));
    const draw = (weights: typeof own) => policy.integrate(weights, wishes, noise, stretch, () => Promise.resolve());
    const [after, before] = [await draw(own), await draw(none)];
    const changes = after.flatMap((tokens, row) =>
      Array.from(tokens, (token, i) => Math.abs(token - before[row]![i]!)),
    );
    const change = changes.reduce((sum, value) => sum + value, 0) / changes.length;
    if (!Number.isFinite(change)) return failed("picture", "A picture drawn with it is not finite.");
    return change >= LEAST_PICTURE_CHANGE
      ? passed("picture", `Pictures of the same seed change, by ${change.toFixed(3)} standard deviations of a token.`)
      : failed("picture", "Pictures of the same seed stay as they were.");
  } finally {
    await policy.release();
  }
}

function heldOutCheck({ before, after }: NonNullable<GateOrder["heldOut"]>): GateCheck {
  const words = `${before.toFixed(2)} before, ${after.toFixed(2)} after, by the witness on held-out prompts`;
  return after <= before + NOT_WORSE
    ? passed("heldOut", `The error is not worse: ${words}.`)
    : failed("heldOut", `The error is worse: ${words}.`);
}
