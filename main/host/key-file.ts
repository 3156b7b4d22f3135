/** @file Keys in one file of the data folder, each encrypted by a cipher only this person's system session has. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { StudioError } from "../../app/contract/failure.ts";
import { onDisk } from "../../native/files/disk-failure.ts";
import { writeDurably } from "../../native/files/durable-file.ts";
import type { Logger } from "../log.ts";
import { type KeyStore, sessionKeys } from "./secrets.ts";

/** What the system encrypts with. */
export interface Cipher {
  /** False where the system has no place for a secret: keys are then kept for the session alone, and never written. */
  isAvailable(): boolean;
  encrypt(text: string): Uint8Array;
  /** Throws when the bytes are not its own: another user's, or from before the keychain was made anew. */
  decrypt(bytes: Uint8Array): string;
}

export interface KeyFileOptions {
  /** Absolute path, in the data folder. */
  readonly file: string;
  readonly cipher: Cipher;
  readonly log: Logger;
}

const content = z.strictObject({ version: z.literal(1), keys: z.record(z.string(), z.base64()) });
type Kept = Readonly<Record<string, string>>;

/** Keys behind the system's cipher. Neither file nor cipher is touched before the first question. */
export function keyFile(options: KeyFileOptions): KeyStore {
  return new KeyFile(options);
}

class KeyFile implements KeyStore {
  readonly #options: KeyFileOptions;
  readonly #session = sessionKeys();
  #kept: Kept | undefined;
  /** Keys that could not be decrypted; the log is told of each once. */
  readonly #unreadable = new Set<string>();
  /** Writes go one after another, each with what the one before has left. */
  #writing: Promise<void> = Promise.resolve();

  constructor(options: KeyFileOptions) {
    this.#options = options;
  }

  get place(): KeyStore["place"] {
    return this.#options.cipher.isAvailable() ? "keychain" : "session";
  }

  get(judge: string): string | undefined {
    if (this.place === "session") return this.#session.get(judge);
    const kept = this.#read()[judge];
    if (kept === undefined) return undefined;
    try {
      return this.#options.cipher.decrypt(Buffer.from(kept, "base64"));
    } catch {
      // The cipher's own words may tell of what it was given.
      if (!this.#unreadable.has(kept)) this.#options.log.warn("key.unreadable", { judge });
      this.#unreadable.add(kept);
      return undefined;
    }
  }

  set(judge: string, key: string | null): Promise<void> {
    if (this.place === "session") return this.#session.set(judge, key);
    const written = this.#writing.then(() => this.#write(judge, key));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async #write(judge: string, key: string | null): Promise<void> {
    const { [judge]: old, ...others } = this.#read();
    if (old === undefined && key === null) return;
    const kept: Kept = key === null ? others : { ...others, [judge]: this.#encrypted(key) };
    const text = Buffer.from(JSON.stringify({ version: 1, keys: kept } satisfies z.output<typeof content>));
    const { file } = this.#options;
    await onDisk(file, text.length, () => writeDurably(file, [text]));
    this.#kept = kept;
  }

  #encrypted(key: string): string {
    try {
      return Buffer.from(this.#options.cipher.encrypt(key)).toString("base64");
    } catch {
      throw new StudioError({ code: "input.invalid", issues: ["The system's keychain does not take the key."] });
    }
  }

  /** What is kept; a file that cannot be understood counts as none, and the next key takes its place. */
  #read(): Kept {
    return (this.#kept ??= this.#readFile());
  }

  #readFile(): Kept {
    const { file, log } = this.#options;
    try {
      return content.parse(JSON.parse(readFileSync(file, "utf8"))).keys;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") log.warn("keys.unreadable");
      return {};
    }
  }
}
