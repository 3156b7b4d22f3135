/** @file What a person has chosen, the draft on the table, and what the last probe found: named JSON values. */
import { z } from "zod";
import { engine as engineSchema } from "../../app/contract/studio/machine.ts";
import { draft as draftSchema, settings as settingsSchema, type Settings } from "../../app/contract/studio/settings.ts";
import type { Base } from "./base.ts";
import { createNamedValues, looseJson } from "./named-values.ts";
import type { SettingsStore } from "./store.ts";

const probed = engineSchema.pick({ probes: true, probed: true, provider: true });
const record = z.record(z.string(), z.unknown());

/** Settings over an open database. What no longer parses of them falls back to its default; the whole is set aside. */
export function createSettings(base: Base): SettingsStore {
  const values = createNamedValues(base);
  const get = (): Settings => {
    const value = values.text("settings");
    if (value === undefined) return settingsSchema.parse({});
    const found = settingsSchema.safeParse(looseJson(value));
    if (found.success) return found.data;
    const mended = soundPart(looseJson(value));
    base.write(() => {
      values.setAside("settings", value, z.prettifyError(found.error));
      values.save("settings", mended);
    });
    return mended;
  };
  return {
    get,
    set: (change) =>
      base.write(() => {
        const next = settingsSchema.parse({ ...get(), ...said(change) });
        values.save("settings", next);
        return next;
      }),
    draft: () => values.get("draft", draftSchema) ?? null,
    saveDraft: (draft) => values.save("draft", draft),
    engine: () => values.get("engine", probed) ?? null,
    saveEngine: (engine) => values.save("engine", engine),
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
