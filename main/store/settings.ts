/** @file What a person has chosen, the draft on the table, and what the last probe found: named JSON values. */
import { z } from "zod";
import { engine as engineSchema } from "../../app/contract/studio/machine.ts";
import { draft as draftSchema, settings as settingsSchema, type Settings } from "../../app/contract/studio/settings.ts";
import type { Base } from "./base.ts";
import type { SettingsStore } from "./store.ts";

const probed = engineSchema.pick({ probes: true, probed: true, provider: true });
const record = z.record(z.string(), z.unknown());

/** Settings over an open database. A value that no longer parses is set aside in `settings_aside`, never lost. */
export function createSettings(base: Base): SettingsStore {
  const { connection } = base;
  const read = connection.prepare<[string], string>("SELECT value FROM settings WHERE name = ?").pluck();
  const keep = connection.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const drop = connection.prepare("DELETE FROM settings WHERE name = ?");
  const aside = connection.prepare("INSERT INTO settings_aside (name, value, reason, created) VALUES (?, ?, ?, ?)");
  const save = (name: string, value: unknown): void => void keep.run(name, JSON.stringify(value));
  const setAside = (name: string, value: string, reason: string): void =>
    base.write(() => {
      aside.run(name, value, reason, base.now());
      drop.run(name);
    });
  const parsed = <S extends z.ZodType>(name: string, schema: S): z.output<S> | undefined => {
    const value = read.get(name);
    if (value === undefined) return undefined;
    const found = schema.safeParse(json(value));
    if (found.success) return found.data;
    setAside(name, value, z.prettifyError(found.error));
    return undefined;
  };
  const get = (): Settings => {
    const value = read.get("settings");
    if (value === undefined) return settingsSchema.parse({});
    const found = settingsSchema.safeParse(json(value));
    if (found.success) return found.data;
    const mended = soundPart(json(value));
    base.write(() => {
      setAside("settings", value, z.prettifyError(found.error));
      save("settings", mended);
    });
    return mended;
  };
  return {
    get,
    set: (change) =>
      base.write(() => {
        const next = settingsSchema.parse({ ...get(), ...said(change) });
        save("settings", next);
        return next;
      }),
    draft: () => parsed("draft", draftSchema) ?? null,
    saveDraft: (draft) => base.write(() => save("draft", draft)),
    engine: () => parsed("engine", probed) ?? null,
    saveEngine: (engine) => base.write(() => save("engine", engine)),
  };
}

/** Settings that hold, with defaults for those that do not. */
function soundPart(value: unknown): Settings {
  const entries = Object.entries(record.safeParse(value).data ?? {});
  const sound = entries.filter(([name, one]) => settingsSchema.safeParse({ [name]: one }).success);
  return settingsSchema.parse(Object.fromEntries(sound));
}

/** What a change really names: `undefined` names nothing. */
function said(change: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
