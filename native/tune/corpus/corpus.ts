/** @file Scenes of the grammar as a judge reads them: what calibration learns from, and what critics are made of. */
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import type { JudgeIdentity } from "../../../app/judge/measurement.ts";
import { styleOf } from "../../judge/style.ts";
import { type Latent, normaliseTokens } from "../../models/papercut/latent.ts";
import { composedScene, VARIANTS } from "../../models/papercut/training/composed.ts";
import { type Columns, readColumns, writeColumns } from "../../models/papercut/training/columns.ts";
import type { FlowData } from "../../models/papercut/training/flow-data.ts";
import { pictureOf } from "../../models/papercut/training/label.ts";
import { encodePhrases, PROMPT_BYTES } from "../../models/papercut/training/phrase-codes.ts";
import { encodeScene, TOKEN_SIZE } from "../../scene/tokens.ts";
import type { Reader } from "../reader.ts";

/** Columns of scenes; affects are the judge's readings on `range`. */
export interface Corpus extends FlowData {
  /** [scenes, 7], in the order of STYLE_FEATURES. */
  readonly styles: Float32Array;
}

export interface CorpusOrder {
  readonly scenes: number;
  readonly seed: number;
  /** Of the pack's manifest. */
  readonly pack: string;
  readonly latent: Latent;
  readonly reader: Reader;
  /** Kept here for later runs, a file for every {@link SHARD} scenes. */
  readonly directory: string;
  /** Awaited between scenes; throws to end. */
  readonly breathe: () => Promise<void>;
}

const SHARD = 250;
/** Scenes drawn at once: librsvg works on a thread of its own while the next is composed. */
const AT_ONCE = 2;
/** Changes with everything that changes a scene of a given seed or how it is drawn small. */
const EDITION = 1;

/**
 * Makes the corpus, or takes from `directory` what an earlier run has made; tells how many scenes there are after every shard.
 * A kill loses less than a shard.
 *
 * @throws whatever `breathe` throws; what the file system says
 */
export async function* makeCorpus(order: CorpusOrder): AsyncGenerator<number, Corpus, undefined> {
  const { scenes, latent, directory } = order;
  const folder = path.join(directory, corpusName(order));
  await mkdir(folder, { recursive: true });
  const corpus = emptyCorpus(scenes);
  for (let first = 0; first < scenes; first += SHARD) {
    const count = Math.min(SHARD, scenes - first);
    const file = path.join(folder, `${first}-${count}.bin`);
    if (!existsSync(file)) await writeColumns(file, await makeShard(order, first, count));
    const columns = await readColumns(file);
    const tokens = columns.tokens as Float32Array;
    for (let i = 0; i < count; i++) {
      const own = tokens.subarray(i * TOKEN_SIZE, (i + 1) * TOKEN_SIZE);
      corpus.tokens.set(normaliseTokens(own, latent), (first + i) * TOKEN_SIZE);
    }
    corpus.affects.set(columns.affects as Float32Array, first * 2);
    corpus.styles.set(columns.styles as Float32Array, first * STYLE_FEATURES.length);
    corpus.prompts.set(columns.prompts as Uint8Array, first * VARIANTS * PROMPT_BYTES);
    yield first + count;
  }
  return corpus;
}

/** Corpora of different packs, judges or seeds never meet. */
function corpusName({
  seed,
  pack,
  reader,
}: Pick<CorpusOrder, "seed" | "pack"> & { readonly reader: JudgeIdentity }): string {
  const text = JSON.stringify([EDITION, pack, reader.sha256, seed]);
  return `corpus-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

function emptyCorpus(scenes: number): Corpus {
  return {
    scenes,
    variants: VARIANTS,
    tokens: new Float32Array(scenes * TOKEN_SIZE),
    prompts: new Uint8Array(scenes * VARIANTS * PROMPT_BYTES),
    affects: new Float32Array(scenes * 2),
    styles: new Float32Array(scenes * STYLE_FEATURES.length),
  };
}

async function makeShard({ seed, reader, breathe }: CorpusOrder, first: number, count: number): Promise<Columns> {
  const { tokens, prompts, affects, styles } = emptyCorpus(count);
  const make = async (i: number): Promise<void> => {
    const { scene, descriptions } = composedScene(seed, "tuning", first + i);
    const picture = await pictureOf(scene, "low");
    const { valence, arousal } = await reader.read(picture);
    const style = styleOf(picture);
    tokens.set(encodeScene(scene), i * TOKEN_SIZE);
    affects.set([valence, arousal], i * 2);
    styles.set(
      STYLE_FEATURES.map((feature) => style[feature]),
      i * STYLE_FEATURES.length,
    );
    descriptions.forEach((said, variant) => encodePhrases(said, prompts, (i * VARIANTS + variant) * PROMPT_BYTES));
  };
  for (let at = 0; at < count; at += AT_ONCE) {
    await breathe();
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, k) => make(at + k)));
  }
  return { tokens, prompts, affects, styles };
}
