/** @file What a suite of the evidence is given and gives. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import type { EvidenceOrder, evidenceProgress } from "../../app/contract/studio/evidence.ts";
import { PROMPTS } from "../../app/evidence/prompts.ts";
import type { EvidenceReport } from "../../app/evidence/report.ts";
import type { Task } from "../../app/evidence/shot.ts";
import { RANGE_LIMIT } from "../../app/affect/range-scale.ts";
import { stream } from "../../app/random/philox.ts";
import { dataUri } from "../image/data-uri.ts";
import { renderScene } from "../scene/raster.ts";
import { writeDurably } from "../files/durable-file.ts";
import type { Drawn, Easel } from "./easel.ts";

export type Progress = z.output<typeof evidenceProgress>;

/** An adapter to be evaluated: its file, and what it is called. */
export interface GivenAdapter {
  readonly name: string;
  readonly file: string;
  readonly strength: number;
}

export interface SuiteOrder {
  readonly easel: Easel;
  readonly order: EvidenceOrder;
  readonly adapters: readonly GivenAdapter[];
  /** The pack's own adapter, which stands in when none is given. */
  readonly ownAdapter: GivenAdapter;
  readonly models: string;
  readonly kept: Kept;
  readonly breathe: () => Promise<void>;
}

/** What a suite found; the rest of the report is the same for all. */
export type SuiteResult = Pick<EvidenceReport, "title" | "verdict" | "findings" | "tables" | "plots" | "pictures">;

export type Suite = (order: SuiteOrder) => AsyncGenerator<Progress, SuiteResult, undefined>;

/** Finished parts of an evaluation, as JSON in its folder: a kill costs the part at hand. */
export class Kept {
  readonly #folder: string;
  /** Pictures drawn, and seconds of computing, as finished parts have counted them. */
  pictures = 0;
  seconds = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The part of this name, made when it is not there yet. `pictures` is what making it draws. */
  async part<T>(name: string, pictures: number, make: () => Promise<T>): Promise<T> {
    const file = path.join(this.#folder, `${createHash("sha256").update(name).digest("hex").slice(0, 20)}.json`);
    this.pictures += pictures;
    if (existsSync(file)) {
      const { value, seconds } = JSON.parse(await readFile(file, "utf8")) as {
        readonly value: T;
        readonly seconds: number;
      };
      this.seconds += seconds;
      return value;
    }
    const started = performance.now();
    const value = await make();
    const seconds = (performance.now() - started) / 1000;
    this.seconds += seconds;
    await mkdir(this.#folder, { recursive: true });
    await writeDurably(file, [new TextEncoder().encode(JSON.stringify({ value, seconds }))]);
    return value;
  }
}

/** Targets go round the nine cells of a grid over ±2.4, at random within each. */
export function tasksFor(count: number, seed: number): Task[] {
  const side = (2 * RANGE_LIMIT) / 3;
  return Array.from({ length: count }, (_, i) => {
    const random = stream(seed, "evidence targets", i);
    const cell = (4 * i + Math.floor(i / PROMPTS.length)) % 9;
    const within = (index: number): number => -RANGE_LIMIT + side * (index + random.uniform());
    return {
      cluster: i % PROMPTS.length,
      prompt: PROMPTS[i % PROMPTS.length]!,
      target: { valence: within(cell % 3), arousal: within(Math.floor(cell / 3)) },
      seed: 1000 * (1000 * seed + i),
    };
  });
}

/** Milliseconds to go, by the parts that are done; null before the first. */
export function etaOf(started: number, done: number, of: number): number | null {
  return done === 0 ? null : ((performance.now() - started) / done) * (of - done);
}

const SIDE = 200;

/** A drawn scene, finely, for the report. */
export async function reportPicture(arm: string, drawn: Drawn): Promise<SuiteResult["pictures"][number]> {
  const picture = await renderScene(drawn.scene, { width: SIDE, height: SIDE, detail: "full" });
  const uri = await dataUri(picture, SIDE);
  return { arm, prompt: drawn.task.prompt, target: drawn.task.target, measured: drawn.witness, uri };
}
