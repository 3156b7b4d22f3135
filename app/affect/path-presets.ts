/** @file Ready-made paths, each named in the window's texts under its key. */
import type { PlanePoint } from "../judge/measurement.ts";

const p = (valence: number, arousal: number): PlanePoint => ({ valence, arousal });

export const PATH_PRESETS = {
  presetCalmJoyful: [p(0.7, -1.7), p(1.4, -0.6), p(1.9, 1.3)],
  presetStormMorning: [p(-1.55, 1.75), p(-1.95, -0.85), p(0.55, -1.95), p(1.95, 1.45)],
  presetTenseSerene: [p(-1.5, 1.7), p(-0.4, 0.2), p(1.4, -1.5)],
  presetSadHopeful: [p(-1.8, -1.3), p(-0.6, -0.7), p(1.5, 0.6)],
  presetSleepyAwake: [p(-0.5, -1.9), p(0.4, -0.6), p(1, 1.7)],
  presetJoyfulWistful: [p(1.9, 1.4), p(1.2, -0.6), p(-1.2, -1.2)],
  presetBuildRelease: [p(0.6, -1.6), p(-1.3, 0.5), p(-1.2, 1.9), p(1.2, 0.6), p(1.6, -1.1)],
  presetFullCircle: [p(1.9, 0), p(0, 1.9), p(-1.9, 0), p(0, -1.9), p(1.9, 0)],
  presetDayNight: [p(2, 1.1), p(1.5, -1), p(0.2, -1.9), p(-1.6, -1.4)],
  presetThroughQuiet: [p(-1.8, 1.2), p(-0.3, -0.4), p(0.3, -0.4), p(1.8, 1.2)],
} as const satisfies Record<string, readonly PlanePoint[]>;

export type PathPreset = keyof typeof PATH_PRESETS;
export const PATH_PRESET_NAMES = Object.keys(PATH_PRESETS) as readonly PathPreset[];
