/** @file Draws and reads pictures for the evidence: small, as the judges see them, by the pack with or without an adapter. */
import path from "node:path";
import { affect } from "../../app/affect/plane.ts";
import type { Shot, Task } from "../../app/evidence/shot.ts";
import { gaussianNoise } from "../../app/flow/noise.ts";
import { linearSchedule } from "../../app/flow/schedule.ts";
import type { Measurement, PlanePoint } from "../../app/judge/measurement.ts";
import { readPrompt } from "../../app/prompt/read.ts";
import { stream } from "../../app/random/philox.ts";
import type { Scene } from "../../app/scene/scene.ts";
import { openEmbeddedJudge } from "../judge/embedded-judge.ts";
import type { Judge } from "../judge/judge.ts";
import { restoreTokens } from "../models/papercut/latent.ts";
import { pictureOf } from "../models/papercut/training/label.ts";
import type { Raster } from "../scene/finish.ts";
import { satisfies } from "../scene/requests.ts";
import { checkScene } from "../scene/rules/check.ts";
import { settleScene } from "../scene/settle/settle-scene.ts";
import { decodeScene, GLOBAL_SIZE, TOKEN_SIZE } from "../scene/tokens.ts";
import { readAdapterFile } from "../training/lora/adapter-file.ts";
import type { Weights } from "../training/parameters.ts";
import { adaptFlow, initialWeights, readTunablePack, type TunablePack } from "../tune/flow/adapted-flow.ts";
import { Policy } from "../tune/flow/policy.ts";
import { openReader, type Reader } from "../tune/reader.ts";

/** A picture with what it was drawn from. */
export interface Drawn extends Shot {
  /** The judge's reading with its causes, which suggestions follow from. */
  readonly measurement: Measurement;
  readonly scene: Scene;
  readonly picture: Raster;
}

/** A hand that draws: the pack with some adapter, or with none. */
export interface Hand {
  readonly name: string;
  readonly policy: Policy;
  readonly weights: Weights;
  readonly guidance: number;
}

/** A picture to be drawn. */
export interface Wanted {
  readonly task: Task;
  /** What is drawn; the task's own prompt is what is asked for. */
  readonly prompt: string;
  /** Seeds what tokens do not say. */
  readonly seed: number;
  /** [TOKEN_SIZE] */
  readonly noise: Float32Array;
}

/** Rows drawn in one batch. */
const BATCH = 12;

export class Easel {
  readonly pack: TunablePack;
  readonly judge: Judge;
  readonly witness: Reader;
  readonly #threads: number;
  readonly #breathe: () => Promise<void>;
  readonly #hands: Hand[] = [];

  private constructor(
    models: { readonly pack: TunablePack; readonly judge: Judge; readonly witness: Reader },
    threads: number,
    breathe: () => Promise<void>,
  ) {
    this.pack = models.pack;
    this.judge = models.judge;
    this.witness = models.witness;
    this.#threads = threads;
    this.#breathe = breathe;
  }

  /** @param breathe awaited between two runs of a model; throws to end */
  static async open(models: string, threads: number, breathe: () => Promise<void>): Promise<Easel> {
    const pack = await readTunablePack(path.join(models, "papercut"));
    const judge = await openEmbeddedJudge(path.join(models, "papercut-judge"));
    const witness = await openReader(path.join(models, "papercut-witness"));
    return new Easel({ pack, judge, witness }, threads, breathe);
  }

  /** The bare base, or an adapter's file at a strength, drawn with the guidance it was tuned for. */
  async hand(
    name: string,
    file: string | null,
    { guidance, strength = 1 }: { guidance?: number; strength?: number } = {},
  ): Promise<Hand> {
    const flow = await adaptFlow(this.pack.flow, { rank: 1, alpha: 1, modules: "affect" }, 0, file);
    const own = initialWeights(flow);
    const tuned = file === null ? undefined : (await readAdapterFile(file)).guidance;
    const hand: Hand = {
      name,
      policy: await Policy.open(this.pack, flow, this.#threads),
      // Strength lies in the up-matrices; a new adapter's are 0, which is the base.
      weights: new Map(
        [...own].map(([key, values]) => [
          key,
          key.endsWith(".lora_B.weight") ? values.map((value) => value * strength) : values,
        ]),
      ),
      guidance: guidance ?? tuned ?? this.pack.manifest.sampling.guidance.affect,
    };
    this.#hands.push(hand);
    return hand;
  }

  /** Pictures of a task with seeds from `first` on, `prompt` standing in for the task's own. */
  draw(hand: Hand, task: Task, count: number, { first = 0, prompt = task.prompt } = {}): Promise<Drawn[]> {
    const seeds = Array.from({ length: count }, (_, k) => task.seed + first + k);
    return this.drawAll(
      hand,
      seeds.map((seed) => ({ task, prompt, seed, noise: gaussianNoise(TOKEN_SIZE, stream(seed, "evidence noise")) })),
    );
  }

  /** Pictures of any tasks from given noises. */
  async drawAll(hand: Hand, wanted: readonly Wanted[]): Promise<Drawn[]> {
    const { sampling } = this.pack.manifest;
    const drawn: Drawn[] = [];
    for (let at = 0; at < wanted.length; at += BATCH) {
      const batch = wanted.slice(at, at + BATCH);
      const wishes = batch.map(({ task: { target }, prompt }) => ({
        phrases: readPrompt(prompt).phrases,
        target: affect(target.valence, target.arousal),
      }));
      const ends = await hand.policy.integrate(
        hand.weights,
        wishes,
        batch.map(({ noise }) => noise),
        { sigmas: linearSchedule(sampling.steps), guidance: hand.guidance },
        this.#breathe,
      );
      for (const [i, { task, seed }] of batch.entries()) {
        await this.#breathe();
        const tokens = restoreTokens(ends[i]!, hand.policy.latent);
        const scene = settleScene(decodeScene(tokens, seed), wishes[i]!.phrases);
        const picture = await pictureOf(scene, "low");
        const asked = readPrompt(task.prompt).phrases;
        const kept = asked.filter((phrase) => satisfies(scene, phrase)).length;
        drawn.push({
          task,
          ...(await this.read(picture)),
          adherence: asked.length === 0 ? 1 : kept / asked.length,
          valid: checkScene(scene).length === 0,
          globals: [...tokens.subarray(0, GLOBAL_SIZE)],
          scene,
          picture,
        });
      }
    }
    return drawn;
  }

  async read(picture: Raster): Promise<{ judge: PlanePoint; witness: PlanePoint; measurement: Measurement }> {
    const measurement = await this.judge.measure(picture);
    const { valence, arousal } = measurement;
    return { judge: { valence, arousal }, witness: await this.witness.read(picture), measurement };
  }

  async close(): Promise<void> {
    await Promise.all([this.judge.close(), this.witness.close(), ...this.#hands.map(({ policy }) => policy.release())]);
  }
}
