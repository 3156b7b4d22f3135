/** @file Keeps the model opened last and lends it; it is closed when another takes its place, or when nobody wants it for long. */

export interface Loan<T> {
  readonly model: T;
  /** To be called once, however the work ends. */
  release(): void;
}

interface Lot<T> {
  readonly key: string;
  readonly opening: Promise<T>;
  loans: number;
  /** It is the one the shelf keeps. */
  kept: boolean;
  /** Runs while nobody has it. */
  idling: NodeJS.Timeout | undefined;
}

export class Shelf<T extends { close(): Promise<void> }> {
  #lot: Lot<T> | undefined;

  /**
   * The model of this key, opened by `open` unless it is the one that was borrowed last. Throws what `open` throws. Others may
   * wait for the same opening, so it does not end with one of them.
   *
   * @param idle milliseconds after which it is closed if nobody has borrowed it again; for ever unless told
   */
  async borrow(key: string, open: () => Promise<T>, idle?: number): Promise<Loan<T>> {
    const lot = this.#lot?.key === key ? this.#lot : this.#replace(key, open());
    lot.loans++;
    clearTimeout(lot.idling);
    const model = await lot.opening;
    return { model, release: () => this.#giveBack(lot, idle) };
  }

  #replace(key: string, opening: Promise<T>): Lot<T> {
    const lot: Lot<T> = { key, opening, loans: 0, kept: true, idling: undefined };
    const old = this.#lot;
    this.#lot = lot;
    // What cannot be opened is not kept, so that it is tried again.
    opening.catch(() => {
      if (this.#lot === lot) this.#lot = undefined;
    });
    if (old !== undefined) this.#drop(old);
    return lot;
  }

  /** It is lent no more. */
  #drop(lot: Lot<T>): void {
    clearTimeout(lot.idling);
    lot.kept = false;
    if (this.#lot === lot) this.#lot = undefined;
    if (lot.loans === 0) void close(lot);
  }

  #giveBack(lot: Lot<T>, idle: number | undefined): void {
    lot.loans--;
    if (lot.loans > 0) return;
    if (!lot.kept) void close(lot);
    else if (idle !== undefined) lot.idling = setTimeout(() => this.#drop(lot), idle).unref();
  }
}

/** One that could not be opened needs no closing. */
async function close<T extends { close(): Promise<void> }>(lot: Lot<T>): Promise<void> {
  await lot.opening.then(
    (model) => model.close(),
    () => undefined,
  );
}
