/** @file All German words. */
import type { English } from "./en.ts";
import type { Translated } from "./text.ts";
import { common } from "./de/common.ts";
import { evidence } from "./de/evidence.ts";
import { failure } from "./de/failure.ts";
import { gallery } from "./de/gallery.ts";
import { history } from "./de/history.ts";
import { judges } from "./de/judges.ts";
import { plane } from "./de/plane.ts";
import { profile } from "./de/profile.ts";
import { queue } from "./de/queue.ts";
import { settings } from "./de/settings.ts";
import { shortcuts } from "./de/shortcuts.ts";
import { studio } from "./de/studio.ts";
import { suggestions } from "./de/suggestions.ts";
import { tour } from "./de/tour.ts";
import { tuner } from "./de/tuner.ts";

export const de: { readonly [N in keyof English]: Translated<English[N]> } = {
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
};
