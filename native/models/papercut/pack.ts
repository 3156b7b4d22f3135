/** @file An open papercut pack: from a reading of the prompt, a target and noise to a scene. */
import path from "node:path";
import type { Affect } from "../../../app/affect/plane.ts";
import { runSteps } from "../../../app/jobs/run-steps.ts";
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Scene } from "../../../app/scene/scene.ts";
import type { UsedAdapter } from "../../../app/series/recipe.ts";
import { linearSchedule } from "../../../app/flow/schedule.ts";
import { readGraph } from "../../graph/read.ts";
import { createSession } from "../../runtime/session.ts";
import { settleScene } from "../../scene/settle/settle-scene.ts";
import { decodeScene, TOKEN_SIZE } from "../../scene/tokens.ts";
import { readAdapter, readAdapterFile } from "../../training/lora/adapter-file.ts";
import { mergeAdapters, type WeightedAdapter } from "../../training/lora/merge.ts";
import { ModelFileError, openModelFile, readManifest, readModelFile } from "../../files/model-files.ts";
import { normaliseBounds, readLatent, restoreTokens } from "./latent.ts";
import { demandBounds } from "./demands.ts";
import { packManifest, type PackManifest } from "./manifest.ts";
import { type Guidance, type Networks, sampleSteps, sampleTokens } from "./sample.ts";

/** Threads of the flow's session unless told. */
export const FLOW_THREADS = 2;

export interface OpenOptions {
  /** An adapter of the pack; undefined takes the pack's default, null draws with the bare base. */
  readonly adapter?: string | null;
  /** 0 is the base, 1 the adapter as trained. */
  readonly strength?: number;
  /** Adapters from elsewhere, added to one another; the pack's default is left out then unless it is named. */
  readonly stack?: readonly StackedAdapter[];
  readonly threads?: number;
}

/** An adapter's file and how much of it is used. */
export interface StackedAdapter extends UsedAdapter {
  readonly file: string;
}

export interface SceneRequest {
  readonly phrases: readonly Phrase[];
  /** Undefined leaves the mood to the prompt. */
  readonly target: Affect | undefined;
  /** [TOKEN_SIZE] standard normal numbers. */
  readonly noise: Float32Array;
  /** Seeds what tokens do not say: the exact ripple, branch or window. */
  readonly detailSeed: number;
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number) => void;
}

/** A step of a scene that is being drawn. */
export interface SceneStep {
  /** How many steps are done. */
  readonly done: number;
  /** The scene as the flow predicts it at this step. To be asked before the next step; it changes nothing. */
  predicted(): Scene;
}

export interface Pack {
  readonly id: string;
  /** Hash of the manifest, which names every file's hash. */
  readonly sha256: string;
  /** Of the pack itself. */
  readonly adapter: UsedAdapter | null;
  readonly stack: readonly UsedAdapter[];
  readonly steps: number;
  readonly guidance: Guidance;
  readonly noiseSize: number;
  /** Scene tokens as the flow leaves them. */
  sample(request: SceneRequest): Promise<Float32Array>;
  /** Tokens → a scene, settled for the phrases (native/scene/settle). The seed decides what tokens do not say. */
  decode(tokens: Float32Array, detailSeed: number, phrases: readonly Phrase[]): Scene;
  draw(request: SceneRequest): Promise<Scene>;
  /** Draws step by step; the result is the scene that {@link draw} gives. */
  drawSteps(request: Omit<SceneRequest, "onStep">): AsyncGenerator<SceneStep, Scene, undefined>;
  close(): Promise<void>;
}

/**
 * Opens the pack in `directory`.
 *
 * @throws ModelFileError when a file is missing, damaged or no such model, or the pack has no such adapter; AdapterError
 *   when the adapter does not fit the flow
 */
export async function openPapercut(directory: string, options: OpenOptions = {}): Promise<Pack> {
  const { manifest, sha256 } = await readManifest(path.join(directory, "pack.json"), packManifest);
  const stack = (options.stack ?? []).filter(({ strength }) => strength > 0);
  const adapter = stack.length > 0 && options.adapter === undefined ? null : chosenAdapter(manifest, options);
  const files = await Promise.all(stack.map(({ file }) => readAdapterFile(file)));
  const latent = await openModelFile(directory, manifest.latent, readLatent);
  const networks: Networks = {
    textEncoder: await openModelFile(directory, manifest.textEncoder, (bytes) => createSession(bytes, { threads: 1 })),
    flow: await openModelFile(directory, manifest.flow, async (bytes) => {
      const weighted = stack.map(({ strength }, i) => ({ adapter: files[i]!.adapter, strength }));
      if (adapter !== null) weighted.unshift(await ownAdapter(directory, adapter));
      const model = weighted.length === 0 ? bytes : mergeAdapters(readGraph(bytes), weighted).graph;
      return createSession(model, { threads: options.threads ?? FLOW_THREADS });
    }),
  };
  const { steps } = manifest.sampling;
  const guidance = guidanceFor(
    manifest.sampling.guidance,
    stack.map(({ strength }, i) => ({ strength, guidance: files[i]!.guidance })),
  );
  const sigmas = linearSchedule(steps);

  const settings = (phrases: readonly Phrase[], signal: AbortSignal | undefined) => ({
    guidance,
    sigmas,
    bounds: normaliseBounds(demandBounds(phrases), latent),
    ...(signal && { signal }),
  });
  const sample = async ({ phrases, target: affect, noise, signal, onStep }: SceneRequest): Promise<Float32Array> => {
    const [normalised] = await sampleTokens(networks, [{ phrases, affect, noise }], {
      ...settings(phrases, signal),
      ...(onStep && { onStep }),
    });
    return restoreTokens(normalised!, latent);
  };
  const decode = (tokens: Float32Array, detailSeed: number, phrases: readonly Phrase[]): Scene =>
    settleScene(decodeScene(tokens, detailSeed), phrases);
  async function* drawSteps(request: Omit<SceneRequest, "onStep">): AsyncGenerator<SceneStep, Scene, undefined> {
    const { phrases, target: affect, noise, detailSeed, signal } = request;
    const toScene = ([normalised]: readonly Float32Array[]): Scene =>
      decode(restoreTokens(normalised!, latent), detailSeed, phrases);
    const steps = sampleSteps(networks, [{ phrases, affect, noise }], settings(phrases, signal));
    for (;;) {
      const { done, value } = await steps.next();
      if (done) return toScene(value);
      yield { done: value.done, predicted: () => toScene(value.predicted()) };
    }
  }
  return {
    id: manifest.id,
    sha256,
    adapter: adapter && { id: adapter.id, sha256: adapter.sha256, strength: adapter.strength },
    stack: stack.map(({ id, sha256: hash, strength }) => ({ id, sha256: hash, strength })),
    steps,
    guidance,
    noiseSize: TOKEN_SIZE,
    sample,
    decode,
    draw: ({ onStep, ...request }) => runSteps(drawSteps(request), ({ done }) => onStep?.(done)),
    drawSteps,
    close: async () => {
      await Promise.all([networks.textEncoder.release(), networks.flow.release()]);
    },
  };
}

type ChosenAdapter = PackManifest["adapters"][number] & { readonly strength: number };

function chosenAdapter(manifest: PackManifest, { adapter, strength = 1 }: OpenOptions): ChosenAdapter | null {
  const id = adapter === undefined ? manifest.defaultAdapter : adapter;
  if (id === null || strength === 0) return null;
  const entry = manifest.adapters.find((candidate) => candidate.id === id);
  if (entry) return { ...entry, strength };
  const known = manifest.adapters.map((candidate) => candidate.id).join(", ") || "none";
  throw new ModelFileError(`The pack ${manifest.id} has no adapter “${id}” (it has: ${known}).`);
}

async function ownAdapter(directory: string, chosen: ChosenAdapter): Promise<WeightedAdapter> {
  await readModelFile(directory, chosen);
  return { adapter: await readAdapter(path.join(directory, chosen.file)), strength: chosen.strength };
}

/**
 * The guidance a stack of adapters is drawn with: that which the strongest was tuned for, and with less than its whole strength as
 * much nearer to the pack's own. Adapters that do not say leave the pack's.
 */
export function guidanceFor(
  own: Guidance,
  stack: readonly { readonly strength: number; readonly guidance: number | undefined }[],
): Guidance {
  const tuned = stack.filter(({ guidance }) => guidance !== undefined);
  if (tuned.length === 0) return own;
  const strongest = tuned.reduce((one, other) => (other.strength > one.strength ? other : one));
  const share = Math.min(1, strongest.strength);
  return { ...own, affect: own.affect + share * (strongest.guidance! - own.affect) };
}
