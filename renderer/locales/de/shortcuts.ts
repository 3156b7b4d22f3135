/** @file German words of shortcuts. */
import type { shortcuts as english } from "../en/shortcuts.ts";
import type { Translated } from "../text.ts";

export const shortcuts: Translated<typeof english> = {};
