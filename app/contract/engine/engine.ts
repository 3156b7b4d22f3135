/** @file The engine's contract: what the host asks of the process that computes. It writes blobs and reports hashes. */
import { z } from "zod";
import { recipe } from "../../series/recipe.ts";
import { seriesRequest } from "../../series/request.ts";
import { failure } from "../failure.ts";
import { call, watch } from "../kinds.ts";
import { blobHash, judgeIdentity, measurement, point, whole } from "../shapes.ts";
import { exportRequest } from "../studio/exports.ts";
import { installedJudge, installedPack } from "../studio/machine.ts";

const ok = z.object({});

/** A picture as the engine has stored it. */
export const storedPicture = z.object({
  blob: blobHash,
  thumb: blobHash,
  svg: blobHash.nullable(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});
export type StoredPicture = z.output<typeof storedPicture>;

export const plannedFrame = z.object({
  index: z.int(),
  target: point,
  prompt: z.string(),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  sharedNoise: z.number().min(0).max(1),
});

/** In this order for each frame: steps with previews, drawn, measured. `opened` comes first. */
export const drawEvent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("opened"),
    pack: judgeIdentity,
    adapter: z.object({ id: z.string(), sha256: z.string(), strength: z.number() }).nullable(),
    judge: judgeIdentity.nullable(),
    steps: z.int(),
    remarks: z.array(z.string()),
  }),
  z.object({ kind: z.literal("step"), index: z.int(), step: z.int(), of: z.int(), preview: blobHash.nullable() }),
  z.object({ kind: z.literal("drawn"), index: z.int(), picture: storedPicture, recipe, milliseconds: z.number() }),
  z.object({ kind: z.literal("measured"), index: z.int(), measurement }),
  /** No judge was asked, or it could not read the picture, which stays unmeasured. */
  z.object({ kind: z.literal("unmeasured"), index: z.int(), reason: z.string() }),
]);
export type DrawEvent = z.output<typeof drawEvent>;

/** What an exported picture is made of and may say about itself. */
export const exportItem = z.object({
  blob: blobHash,
  svg: blobHash.nullable(),
  /** File name without ending. */
  name: z.string(),
  prompt: z.string(),
  seed: z.int().nullable(),
  target: point.nullable(),
  measurement: measurement.nullable(),
  recipe: recipe.nullable(),
  created: z.number(),
});
export type ExportItem = z.output<typeof exportItem>;

export const engineContract = {
  /** Who answers; asked once after the start. */
  "engine.hello": call(
    ok,
    z.object({
      pid: z.int(),
      onnxruntime: z.string(),
      /** The execution provider the models really run on. */
      provider: z.string(),
      threads: z.int(),
      packs: z.array(installedPack),
      judges: z.array(installedJudge),
    }),
  ),
  /** One beat a second for as long as the event loop turns. */
  "engine.beat": watch(ok, z.object({ beat: z.int() })),
  /** Draws the planned frames one after another and measures each. */
  "series.draw": watch(
    z.object({
      request: seriesRequest,
      frames: z.array(plannedFrame),
      judge: z.string().nullable(),
      strength: z.number().default(1),
    }),
    drawEvent,
  ),
  /** Checks, stores and measures a picture file somebody brought; `file` lies in the host's folder for uploads. */
  "pictures.admit": call(
    z.object({ file: z.string(), name: z.string(), judge: z.string().nullable() }),
    z.object({
      picture: storedPicture,
      recipe: recipe.nullable(),
      /** What it was drawn from, by its recipe or another program's; empty when it does not say. */
      prompt: z.string(),
      /** What its recipe asked for. */
      target: point.nullable(),
      measurement: measurement.nullable(),
      /** Why its recipe or its mood could not be read. */
      problem: failure.nullable(),
    }),
  ),
  /** Measures a picture that is kept already: what a kill between drawing and measuring left. */
  "pictures.measure": call(z.object({ blob: blobHash, judge: z.string() }), z.object({ measurement })),
  /** Takes the pictures out of a ZIP in the folder for uploads, each into a file of its own there. */
  "uploads.unpack": call(
    z.object({ file: z.string(), name: z.string() }),
    z.object({
      files: z.array(z.object({ file: z.string(), name: z.string() })),
      skipped: z.array(z.object({ name: z.string(), failure })),
    }),
  ),
  /** Writes one file of an export to `file`. */
  "exports.write": call(
    z.object({ items: z.array(exportItem), request: exportRequest.omit({ pictures: true }), file: z.string() }),
    z.object({ bytes: z.int() }),
  ),
} as const;
export type EngineContract = typeof engineContract;
