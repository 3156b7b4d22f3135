/** @file Keeps the model that was opened last and lends it; one that is replaced is closed when its last borrower is done. */

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
}

export class Shelf<T extends { close(): Promise<void> }> {
  #lot: Lot<T> | undefined;

  /** The model of this key, opened by `open` unless it is the one that was borrowed last. Throws what `open` throws. */
  async borrow(key: string, open: () => Promise<T>): Promise<Loan<T>> {
    const lot = this.#lot?.key === key ? this.#lot : this.#replace(key, open());
    lot.loans++;
    const model = await lot.opening;
    return { model, release: () => void this.#giveBack(lot) };
  }

  #replace(key: string, opening: Promise<T>): Lot<T> {
    const lot: Lot<T> = { key, opening, loans: 0, kept: true };
    const old = this.#lot;
    this.#lot = lot;
    // What cannot be opened is not kept, so that it is tried again.
    opening.catch(() => {
      if (this.#lot === lot) this.#lot = undefined;
    });
    if (old !== undefined) {
      old.kept = false;
      if (old.loans === 0) void close(old);
    }
    return lot;
  }

  #giveBack(lot: Lot<T>): Promise<void> | undefined {
    lot.loans--;
    return !lot.kept && lot.loans === 0 ? close(lot) : undefined;
  }
}

/** One that could not be opened needs no closing. */
async function close<T extends { close(): Promise<void> }>(lot: Lot<T>): Promise<void> {
  await lot.opening.then(
    (model) => model.close(),
    () => undefined,
  );
}
