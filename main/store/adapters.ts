/** @file Adapters of the person as rows: what they are called, how much of each is used, where they came from. */
import { z } from "zod";
import { type Adapter, adapter as adapterSchema } from "../../app/contract/studio/tuner.ts";
import { type Base, newId, unknown } from "./base.ts";
import type { AdapterStore, NewAdapter } from "./tuning-store.ts";

interface AdapterRow {
  readonly id: string;
  readonly name: string;
  readonly pack: string;
  readonly sha256: string;
  readonly strength: number;
  readonly card: string;
  readonly run: string | null;
  readonly step: number | null;
  readonly created: number;
}

const card = adapterSchema.pick({ rank: true, guidance: true, heldOut: true });

export interface AdapterRows extends AdapterStore {
  /** Adds a row; called inside a transaction. */
  insert(adapter: NewAdapter): string;
}

/** Adapters over an open database. */
export function createAdapters(base: Base): AdapterRows {
  const { connection } = base;
  const add = connection.prepare(`INSERT INTO adapters (id, name, pack, sha256, strength, card, run, step, created)
    VALUES (@id, @name, @pack, @sha256, @strength, @card, @run, @step, @created)`);
  const list = connection.prepare<[], AdapterRow>("SELECT * FROM adapters WHERE removed IS NULL ORDER BY number DESC");
  const one = connection.prepare<[string], AdapterRow>("SELECT * FROM adapters WHERE id = ?");
  const setStrength = connection.prepare("UPDATE adapters SET strength = ? WHERE id = ? AND removed IS NULL");
  const rename = connection.prepare("UPDATE adapters SET name = ? WHERE id = ?");
  const remove = connection.prepare("UPDATE adapters SET removed = ?, strength = 0 WHERE id = ? AND removed IS NULL");
  const restore = connection.prepare("UPDATE adapters SET removed = NULL WHERE id = ?");
  const insert = ({ card: about, ...adapter }: NewAdapter): string => {
    const id = newId();
    add.run({ ...adapter, id, card: JSON.stringify(card.parse(about)), created: base.now() });
    return id;
  };
  const changing = (id: string, changes: number): void => {
    if (changes === 0) throw unknown("adapter", id);
  };
  return {
    insert,
    add: (adapter) => base.write(() => insert(adapter)),
    list: () => list.all().map(adapterOf),
    get: (id) => {
      const row = one.get(id);
      return row && adapterOf(row);
    },
    setStrength: (id, strength) => base.write(() => changing(id, setStrength.run(strength, id).changes)),
    rename: (id, name) => base.write(() => changing(id, rename.run(name, id).changes)),
    remove: (id) => base.write(() => changing(id, remove.run(base.now(), id).changes)),
    restore: (id) => base.write(() => changing(id, restore.run(id).changes)),
  };
}

function adapterOf({ card: about, ...row }: AdapterRow): Adapter {
  const { id, name, pack, sha256, strength, run, step, created } = row;
  const known: z.output<typeof card> = card.parse(JSON.parse(about));
  return { id, name, pack, sha256, strength, run, step, ...known, created };
}
