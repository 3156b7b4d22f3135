/** @file What a person has chosen, and the draft on the table. */
import { z } from "zod";
import { seriesRequest } from "../../series/request.ts";
import { call } from "../kinds.ts";
import { id, point, whole } from "../shapes.ts";

export const LANGUAGES = ["en", "de"] as const;

export const settings = z.object({
  theme: z.enum(["dark", "light", "system"]).default("dark"),
  language: z.enum(LANGUAGES).default("en"),
  /** Distance from target to measurement beyond which a frame is flagged. */
  tolerance: z.number().min(0.05).max(3).default(0.75),
  notify: z.boolean().default(true),
  tourSeen: z.boolean().default(false),
  /** Keys a person has changed: action → key combination. */
  shortcuts: z.record(z.string(), z.string()).default({}),
  /** Strip prompt, recipe and names from exported pictures. */
  stripExports: z.boolean().default(false),
});
export type Settings = z.output<typeof settings>;

const { shape } = settings;

/** What is to be changed. Without the defaults, which would set back whatever is not named. */
export const settingsChange = z.object({
  theme: shape.theme.unwrap().optional(),
  language: shape.language.unwrap().optional(),
  tolerance: shape.tolerance.unwrap().optional(),
  notify: shape.notify.unwrap().optional(),
  tourSeen: shape.tourSeen.unwrap().optional(),
  shortcuts: shape.shortcuts.unwrap().optional(),
  stripExports: shape.stripExports.unwrap().optional(),
} satisfies { readonly [S in keyof Settings]: z.ZodType });

/** Characters of a prompt that are kept while it is shaped: more than can be drawn, so that it can be shortened. */
export const MOST_OF_DRAFT_PROMPT = 5000;

/** One state of what is being shaped. */
export const draftState = z.object({
  prompt: z.string().max(MOST_OF_DRAFT_PROMPT),
  points: z.array(point).max(64),
  frames: whole(2, 64),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  seedLocked: z.boolean(),
  size: seriesRequest.shape.size.unwrap(),
  aspect: seriesRequest.shape.aspect.unwrap(),
  pack: z.string(),
});
export type DraftState = z.output<typeof draftState>;

/** The draft with its undo history, which survives a restart. */
export const draft = z.object({
  now: draftState,
  past: z.array(draftState).max(100),
  future: z.array(draftState).max(100),
  /** The series on the table. */
  series: id.nullable(),
});
export type Draft = z.output<typeof draft>;

const ok = z.object({});

export const settingsCalls = {
  "settings.set": call(settingsChange, ok),
  "draft.get": call(ok, z.object({ draft: draft.nullable() })),
  "draft.save": call(z.object({ draft }), ok),
} as const;
