/** @file Files made for a person to save: fetched once or more as `/export/<id>/<name>`, gone when the program ends. */
import { randomUUID } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import path from "node:path";

export interface ExportFile {
  readonly id: string;
  /** What the file is called when it is saved. */
  readonly name: string;
  /** Where it lies. */
  readonly file: string;
}

export class ExportFiles {
  readonly #folder: string;
  readonly #files = new Map<string, ExportFile>();

  /** @param folder for these files only */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A place for a file to be written to. */
  prepare(name: string): ExportFile {
    const id = randomUUID();
    return { id, name, file: path.join(this.#folder, id) };
  }

  /** Lets a written file be fetched. */
  offer(made: ExportFile): void {
    this.#files.set(made.id, made);
  }

  /** The file of an id, undefined when there is none. */
  find(id: string): ExportFile | undefined {
    return this.#files.get(id);
  }

  /** Bytes of a file, undefined when it is gone. */
  async size({ file }: ExportFile): Promise<number | undefined> {
    return (await stat(file).catch(() => undefined))?.size;
  }

  /** Deletes what was made; what a system will not let go now, the next start deletes. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#files.values()].map(({ file }) => rm(file, { force: true })));
    this.#files.clear();
  }
}
