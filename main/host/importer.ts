/** @file Pictures a person brings: received into the uploads folder, admitted by the engine, kept as rows. */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { EngineContract, JudgeOrder } from "../../app/contract/engine/engine.ts";
import { toFailure } from "../../app/contract/failure.ts";
import type { Client } from "../../app/contract/kinds.ts";
import type { ImportAnswer } from "../../app/contract/studio/imports.ts";
import { diskFailure } from "../store/disk-failure.ts";
import type { OpenedStore } from "../store/store.ts";
import type { Events } from "./events.ts";
import { saveUpload } from "./save-upload.ts";

/** A larger upload is refused while it arrives. */
const MOST_BYTES = 200_000_000;
const MOST_ZIP_BYTES = 2_000_000_000;

/** Longest file name that is kept. */
const MOST_LETTERS = 200;

type Admitted = ImportAnswer;

export interface ImporterParts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly engine: (signal: AbortSignal) => Promise<Client<EngineContract>>;
  readonly judge: () => JudgeOrder | null;
}

export class Importer {
  readonly #parts: ImporterParts;

  constructor(parts: ImporterParts) {
    this.#parts = parts;
  }

  /** Answers with the ids of pictures taken in and what was wrong with the others, as JSON. Nothing is kept of a broken upload. */
  async receive(request: Request, name: string): Promise<Response> {
    const called = fileName(name);
    const file = path.join(this.#parts.store.folders.uploads, randomUUID());
    try {
      const most = called.toLowerCase().endsWith(".zip") ? MOST_ZIP_BYTES : MOST_BYTES;
      await saveUpload(request, file, called, most);
      const admitted = called.toLowerCase().endsWith(".zip")
        ? await this.#unpack(file, called, request.signal)
        : await this.#admit([{ file, name: called }], request.signal);
      return Response.json(admitted);
    } catch (error) {
      const failure = toFailure(diskFailure(error, this.#parts.store.directory) ?? error);
      return Response.json({ pictures: [], problems: [{ name: called, failure }] } satisfies Admitted);
    } finally {
      await rm(file, { force: true });
    }
  }

  async #unpack(file: string, name: string, signal: AbortSignal): Promise<Admitted> {
    const engine = await this.#parts.engine(signal);
    const { files, skipped } = await engine["uploads.unpack"]({ file, name }, signal);
    try {
      const admitted = await this.#admit(files, signal);
      return { ...admitted, problems: [...skipped, ...admitted.problems] };
    } finally {
      await Promise.all(files.map((unpacked) => rm(unpacked.file, { force: true })));
    }
  }

  async #admit(
    files: readonly { readonly file: string; readonly name: string }[],
    signal: AbortSignal,
  ): Promise<Admitted> {
    const { store, events } = this.#parts;
    const admitted: Admitted = { pictures: [], problems: [] };
    for (const { file, name } of files) {
      signal.throwIfAborted();
      try {
        admitted.pictures.push(await this.#admitOne(file, name, admitted, signal));
        events.pictures(admitted.pictures.slice(-1));
      } catch (error) {
        if (signal.aborted) throw error;
        admitted.problems.push({ name, failure: toFailure(diskFailure(error, store.directory) ?? error) });
      }
    }
    return admitted;
  }

  async #admitOne(file: string, name: string, admitted: Admitted, signal: AbortSignal): Promise<string> {
    const { store, engine, judge } = this.#parts;
    const answer = await (await engine(signal))["pictures.admit"]({ file, name, judge: judge() }, signal);
    const { recipe } = answer;
    const { picture } = store.pictures.add({
      stored: answer.picture,
      origin: "imported",
      name,
      prompt: answer.prompt,
      seed: recipe?.request.seed ?? null,
      target: answer.target,
      recipe,
      pack: recipe?.pack.id ?? null,
      adapter: recipe?.adapter?.id ?? null,
    });
    if (answer.measurement === null) store.pictures.unmeasured(picture, answer.style);
    else store.pictures.measured(picture, answer.measurement, answer.style);
    if (answer.problem !== null) admitted.problems.push({ name, failure: answer.problem });
    return picture;
  }
}

/** The last part of what the page says the file is called, without controls: a name to show, never a path to write to. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = Array.from(last)
    .filter((letter) => letter >= " " && letter !== "\u007f")
    .slice(0, MOST_LETTERS)
    .join("");
  return clean === "" || clean === "." || clean === ".." ? "picture" : clean;
}
