/** @file German words of settings. */
import type { settings as english } from "../en/settings.ts";
import type { Translated } from "../text.ts";

export const settings: Translated<typeof english> = {};
