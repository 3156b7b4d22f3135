/** @file Feeds of things of one kind: each is open for as long as somebody reads it. */
import { Feed, type Numbered } from "./feed.ts";

/** An event of a contract before it is numbered. */
export type Unnumbered<E> = E extends unknown ? Omit<E, "seq"> : never;

export class Feeds<E extends { readonly kind: string }> {
  readonly #snapshot: (id: string) => E;
  readonly #open = new Map<string, Feed<E>>();

  /** @param snapshot the whole of one thing as it is at the moment of the call; throws when it is gone */
  constructor(snapshot: (id: string) => E) {
    this.#snapshot = snapshot;
  }

  /** Whether anything is read at all. */
  get read(): boolean {
    return this.#open.size > 0;
  }

  /** Events of one thing; ends with the signal, or when the thing can change no more. */
  async *watch(id: string, signal: AbortSignal): AsyncGenerator<Numbered<E>> {
    const feed = this.#open.get(id) ?? this.#begin(id);
    try {
      yield* feed.watch(signal);
    } finally {
      if (feed.readers === 0 && this.#open.get(id) === feed) this.#open.delete(id);
    }
  }

  /** The feed of a thing, undefined while nobody reads it. */
  of(id: string): Feed<E> | undefined {
    return this.#open.get(id);
  }

  /** Every feed that is read, by the id of its thing. */
  all(): IterableIterator<[string, Feed<E>]> {
    return this.#open.entries();
  }

  /** Ends the readers of a thing that is gone. */
  end(id: string): void {
    this.#open.get(id)?.close();
    this.#open.delete(id);
  }

  close(): void {
    for (const feed of this.#open.values()) feed.close();
  }

  #begin(id: string): Feed<E> {
    const feed = new Feed<E>(() => this.#snapshot(id));
    this.#open.set(id, feed);
    return feed;
  }
}
