/** @file Settings and the draft. */
import type { Handlers } from "../../../app/contract/kinds.ts";
import { type settingsCalls, settings as schema } from "../../../app/contract/studio/settings.ts";
import type { Parts } from "../parts.ts";

export function settingsHandlers({ store: { settings }, events }: Parts): Handlers<typeof settingsCalls> {
  return {
    "settings.set": (change) => {
      settings.set(schema.parse({ ...settings.get(), ...change }));
      events.settings();
      return {};
    },
    "draft.get": () => ({ draft: settings.draft() }),
    "draft.save": ({ draft }) => {
      settings.saveDraft(draft);
      return {};
    },
  };
}
