/** @file The matches of one query, fetched page by page around what is looked at. */
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";

/** What `gallery.find` answers. */
export interface Stretch {
  /** Matches in all. */
  readonly total: number;
  /** Pictures of the whole library, without the trash. */
  readonly all: number;
  readonly pictures: readonly PictureCard[];
}

export type FetchStretch = (offset: number, limit: number, signal: AbortSignal) => Promise<Stretch>;

interface Page {
  readonly pictures: readonly PictureCard[];
  /** Revision of the library these pictures were asked in. */
  readonly revision: number;
}

interface Request {
  readonly controller: AbortController;
  readonly revision: number;
}

/** Pictures in one page, and how many pages are held before those furthest away are forgotten. */
const PAGE_SIZE = 120;
const PAGES_HELD = 40;

/**
 * Holds pages of matches. A change of the library makes them stale: a stale page is shown until its successor is here,
 * so nothing flickers. Requests for pages nobody looks at any more are cancelled.
 */
export class Pages {
  readonly #fetch: FetchStretch;
  readonly #size: number;
  readonly #held: number;
  readonly #pages = new Map<number, Page>();
  readonly #requests = new Map<number, Request>();
  readonly #listeners = new Set<() => void>();
  #first = 0;
  #last = 0;
  #revision = 0;
  #version = 0;
  #total: number | undefined;
  #all = 0;
  #error: unknown;

  constructor(fetch: FetchStretch, size = PAGE_SIZE, held = PAGES_HELD) {
    this.#fetch = fetch;
    this.#size = size;
    this.#held = held;
  }

  /** Grows with every change of what is held. */
  get version(): number {
    return this.#version;
  }

  /** Matches in all, undefined until the first answer. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Pictures of the whole library. */
  get all(): number {
    return this.#all;
  }

  /** Why the last request failed, undefined once one has succeeded. */
  get error(): unknown {
    return this.#error;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The picture at a place of the order, undefined while it is not here. */
  at(index: number): PictureCard | undefined {
    return this.#pages.get(Math.floor(index / this.#size))?.pictures[index % this.#size];
  }

  /** The place of a picture among those held, undefined when it is not held. */
  placeOf(picture: string): number | undefined {
    for (const [number, page] of this.#pages) {
      const within = page.pictures.findIndex(({ id }) => id === picture);
      if (within >= 0) return number * this.#size + within;
    }
    return undefined;
  }

  /** Ids at `first` … `last` inclusive, undefined when some are not held. */
  idsBetween(first: number, last: number): readonly string[] | undefined {
    const ids: string[] = [];
    for (let index = first; index <= last; index++) {
      const card = this.at(index);
      if (card === undefined) return undefined;
      ids.push(card.id);
    }
    return ids;
  }

  /** Says which places are looked at, inclusive; fetches what is missing or stale there and cancels what is not. */
  want(first: number, last: number): void {
    this.#first = Math.max(0, first);
    this.#last = Math.max(this.#first, last);
    this.#fill();
  }

  /** The library has changed: everything held is stale. */
  revise(): void {
    this.#revision++;
    this.#fill();
  }

  /** Tries again after a failure. */
  retry(): void {
    this.#error = undefined;
    this.#fill();
  }

  /** Shows a change at once that the host is about to confirm. */
  amend(pictures: ReadonlySet<string>, change: (card: PictureCard) => PictureCard): void {
    for (const [number, page] of this.#pages) {
      if (!page.pictures.some(({ id }) => pictures.has(id))) continue;
      const amended = page.pictures.map((card) => (pictures.has(card.id) ? change(card) : card));
      this.#pages.set(number, { ...page, pictures: amended });
    }
    this.#changed();
  }

  /** Cancels everything under way. */
  close(): void {
    for (const { controller } of this.#requests.values()) controller.abort();
    this.#requests.clear();
  }

  #fill(): void {
    const from = Math.floor(this.#first / this.#size);
    const end = this.#total === undefined ? 0 : Math.max(0, Math.ceil(this.#total / this.#size) - 1);
    const to = Math.max(from, Math.min(Math.floor(this.#last / this.#size), end));
    for (const [number, { controller, revision }] of this.#requests) {
      if (number >= from && number <= to && revision === this.#revision) continue;
      this.#requests.delete(number);
      controller.abort();
    }
    for (let number = from; number <= to; number++) {
      const stale = this.#pages.get(number)?.revision !== this.#revision;
      if (stale && !this.#requests.has(number)) void this.#ask(number);
    }
  }

  async #ask(number: number): Promise<void> {
    const request: Request = { controller: new AbortController(), revision: this.#revision };
    this.#requests.set(number, request);
    const { signal } = request.controller;
    try {
      const { total, all, pictures } = await this.#fetch(number * this.#size, this.#size, signal);
      if (signal.aborted) return;
      this.#requests.delete(number);
      this.#pages.set(number, { pictures, revision: request.revision });
      this.#total = total;
      this.#all = all;
      this.#error = undefined;
      this.#forget();
      this.#changed();
      // The library may have shrunk or the total become known: another page may be looked at now.
      this.#fill();
    } catch (error) {
      if (signal.aborted) return;
      this.#requests.delete(number);
      this.#error = error;
      this.#changed();
    }
  }

  #forget(): void {
    const middle = (this.#first + this.#last) / 2 / this.#size;
    const furthest = [...this.#pages.keys()].sort((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
    for (const number of furthest.slice(0, Math.max(0, furthest.length - this.#held))) this.#pages.delete(number);
  }

  #changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
