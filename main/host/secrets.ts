/** @file Keys of judges: where each is kept, and what the environment gives. A key is never a row, a line of a log or part of a failure. */
import type { JudgeState } from "../../app/contract/studio/judges.ts";

/** A place for keys that a person has typed. */
export interface KeyStore {
  /** Where a key is kept that is given now. */
  readonly place: "keychain" | "session";
  get(judge: string): string | undefined;
  /**
   * Keeps a key, or forgets it.
   *
   * @throws StudioError disk.* when it cannot be written down; it is not kept then
   */
  set(judge: string, key: string | null): Promise<void>;
}

export interface FoundKey {
  readonly key: string;
  readonly place: NonNullable<JudgeState["key"]>;
}

/** Keys that are forgotten when the program ends. */
export function sessionKeys(): KeyStore {
  const keys = new Map<string, string>();
  return {
    place: "session",
    get: (judge) => keys.get(judge),
    set: async (judge, key) => {
      if (key === null) keys.delete(judge);
      else keys.set(judge, key);
    },
  };
}

/** The variable that gives every chat server a key; followed by `_` and a judge's id, that judge alone. */
const VARIABLE = "CIRCUMPLEX_JUDGE_KEY";

/** Keys as judges are asked with them: what a person typed goes before what the environment says. */
export class Secrets {
  readonly #keys: KeyStore;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(keys: KeyStore, environment: Readonly<Record<string, string | undefined>>) {
    this.#keys = keys;
    this.#environment = environment;
  }

  /** Where a key is kept that is given now. */
  get place(): KeyStore["place"] {
    return this.#keys.place;
  }

  /** The key of every server that has none of its own. */
  get common(): string | undefined {
    return this.#environment[VARIABLE] || undefined;
  }

  /** The key of a judge, undefined when it has none. */
  of(judge: string): FoundKey | undefined {
    const typed = this.#keys.get(judge);
    if (typed !== undefined) return { key: typed, place: this.#keys.place };
    const given = this.#environment[variableOf(judge)] || this.common;
    return given ? { key: given, place: "environment" } : undefined;
  }

  set(judge: string, key: string | null): Promise<void> {
    return this.#keys.set(judge, key);
  }
}

/** `CIRCUMPLEX_JUDGE_KEY_0192_AB` for the judge `0192-ab`. */
function variableOf(judge: string): string {
  return `${VARIABLE}_${judge.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
}
