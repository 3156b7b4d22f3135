/** @file All English words: what every other language must have too. */
import { common } from "./en/common.ts";
import { evidence } from "./en/evidence.ts";
import { failure } from "./en/failure.ts";
import { gallery } from "./en/gallery.ts";
import { history } from "./en/history.ts";
import { judges } from "./en/judges.ts";
import { plane } from "./en/plane.ts";
import { profile } from "./en/profile.ts";
import { queue } from "./en/queue.ts";
import { settings } from "./en/settings.ts";
import { shortcuts } from "./en/shortcuts.ts";
import { studio } from "./en/studio.ts";
import { suggestions } from "./en/suggestions.ts";
import { tour } from "./en/tour.ts";
import { tuner } from "./en/tuner.ts";

export const en = {
  common,
  evidence,
  failure,
  gallery,
  history,
  judges,
  plane,
  profile,
  queue,
  settings,
  shortcuts,
  studio,
  suggestions,
  tour,
  tuner,
} as const;
export type English = typeof en;
export type Namespace = keyof English;
