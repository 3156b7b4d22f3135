/** @file Draws an arm's adapter on held-out prompts, at fixed targets and noises, and keeps what judge and witness read. */
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PROMPTS } from "../../../../app/evidence/prompts.ts";
import { blobPath } from "../../../../native/files/blobs.ts";
import { writeDurably } from "../../../../native/files/durable-file.ts";
import { adaptFlow, readTunablePack } from "../../../../native/tune/flow/adapted-flow.ts";
import { Policy } from "../../../../native/tune/flow/policy.ts";
import { drawHeldOut, errorOf, type HeldOutDraw, heldOutCells } from "../../../../native/tune/held-out.ts";
import { openReader } from "../../../../native/tune/reader.ts";
import { initialWeights } from "../../../../native/tune/flow/adapted-flow.ts";
import { type Seen, seenIn } from "../../../../native/tune/summary.ts";

const SEED = 31;

/** What is kept of one picture: which pair, and how far both judges' readings are from the target on both axes. */
export interface Reading {
  readonly prompt: number;
  readonly judge: readonly [valence: number, arousal: number];
  readonly witness: readonly [valence: number, arousal: number];
}

export interface Drawn {
  readonly seen: Seen;
  readonly readings: readonly Reading[];
  readonly seconds: number;
}

export interface DrawingOrder {
  readonly models: string;
  readonly work: string;
  readonly pairs: number;
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly onDraw: (done: number) => void;
  /** Where the drawn pictures go as well, for a contact sheet. */
  readonly onPictures?: (draws: readonly HeldOutDraw[]) => Promise<void>;
}

/** @param bestOf pictures of each pair and noise, of which the one nearest by the judge is kept */
export async function drawArm(
  name: string,
  {
    adapter,
    guidance,
    bestOf = 1,
  }: { readonly adapter: string | null; readonly guidance: number; readonly bestOf?: number },
  order: DrawingOrder,
): Promise<Drawn> {
  const file = path.join(
    order.work,
    "results",
    `${name.replaceAll(/[^a-zA-Z0-9]+/gu, "-")}-${guidance}-${bestOf}-${order.pairs}.drawn.json`,
  );
  if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as Drawn;
  await mkdir(path.dirname(file), { recursive: true });
  const pack = await readTunablePack(path.join(order.models, "papercut"));
  const from = adapter === null ? null : blobPath(path.join(order.work, "blobs"), adapter);
  const flow = await adaptFlow(pack.flow, { rank: 16, alpha: 16, modules: "all" }, 0, from);
  const policy = await Policy.open(pack, flow, order.threads);
  const judge = await openReader(path.join(order.models, "papercut-judge"));
  const witness = await openReader(path.join(order.models, "papercut-witness"));
  try {
    const started = performance.now();
    const cells = heldOutCells(PROMPTS, order.pairs, SEED, 2);
    const settings = {
      policy,
      judge,
      witness,
      steps: pack.manifest.sampling.steps,
      guidance,
      detail: "low" as const,
      breathe: async () => order.signal.throwIfAborted(),
    };
    const tries: HeldOutDraw[][] = [];
    for (let attempt = 0; attempt < bestOf; attempt++) {
      const own = cells.map((cell) => ({ ...cell, seed: cell.seed + 1000 * attempt }));
      const onDraw = (done: number): void => order.onDraw((attempt * cells.length + done) / bestOf);
      tries.push(await drawHeldOut(initialWeights(flow), own, { ...settings, onDraw }));
    }
    const draws = cells.map((_, i) =>
      tries
        .map((own) => own[i]!)
        .reduce((one, other) => (errorOf(other, other.judge) < errorOf(one, one.judge) ? other : one)),
    );
    await order.onPictures?.(draws);
    const seconds = (performance.now() - started) / 1000;
    const drawn = { seen: seenIn(draws), readings: draws.map(readingIn), seconds };
    await writeDurably(file, [new TextEncoder().encode(JSON.stringify(drawn))]);
    return drawn;
  } finally {
    await Promise.all([policy.release(), judge.close(), witness.close()]);
  }
}

function readingIn({ prompt, target, judge, witness }: HeldOutDraw): Reading {
  const off = (reading: typeof judge): readonly [number, number] => [
    reading.valence - target.valence,
    reading.arousal - target.arousal,
  ];
  return { prompt: PROMPTS.indexOf(prompt), judge: off(judge), witness: off(witness) };
}
