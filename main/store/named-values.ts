/** @file JSON values under names: settings, the draft, and what has been chosen. */
import { z } from "zod";
import type { Base } from "./base.ts";

export interface NamedValues {
  /** The text kept under a name. */
  text(name: string): string | undefined;
  /** The value kept under a name, undefined when there is none. One that no longer parses is set aside, never lost. */
  get<S extends z.ZodType>(name: string, schema: S): z.output<S> | undefined;
  save(name: string, value: unknown): void;
  /** Moves a value into `settings_aside`, with what is wrong with it. */
  setAside(name: string, value: string, reason: string): void;
}

/** Named values over an open database. */
export function createNamedValues(base: Base): NamedValues {
  const { connection } = base;
  const read = connection.prepare<[string], string>("SELECT value FROM settings WHERE name = ?").pluck();
  const keep = connection.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const drop = connection.prepare("DELETE FROM settings WHERE name = ?");
  const aside = connection.prepare("INSERT INTO settings_aside (name, value, reason, created) VALUES (?, ?, ?, ?)");
  const setAside = (name: string, value: string, reason: string): void =>
    base.write(() => {
      aside.run(name, value, reason, base.now());
      drop.run(name);
    });
  return {
    text: (name) => read.get(name),
    get<S extends z.ZodType>(name: string, schema: S): z.output<S> | undefined {
      const value = read.get(name);
      if (value === undefined) return undefined;
      const found = schema.safeParse(looseJson(value));
      if (found.success) return found.data;
      setAside(name, value, z.prettifyError(found.error));
      return undefined;
    },
    save: (name, value) => base.write(() => void keep.run(name, JSON.stringify(value))),
    setAside,
  };
}

/** The value of a JSON text, undefined when it is none. */
export function looseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
