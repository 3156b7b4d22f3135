/** @file All English words: what every other language must have too. */
import { common } from "./en/common.ts";
import { failure } from "./en/failure.ts";
import { gallery } from "./en/gallery.ts";
import { history } from "./en/history.ts";
import { plane } from "./en/plane.ts";
import { queue } from "./en/queue.ts";
import { settings } from "./en/settings.ts";
import { shortcuts } from "./en/shortcuts.ts";
import { studio } from "./en/studio.ts";
import { suggestions } from "./en/suggestions.ts";
import { tour } from "./en/tour.ts";

export const en = {
  common,
  failure,
  gallery,
  history,
  plane,
  queue,
  settings,
  shortcuts,
  studio,
  suggestions,
  tour,
} as const;
export type English = typeof en;
export type Namespace = keyof English;
