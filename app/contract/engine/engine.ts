/** @file The engine's contract: what the host asks of the process that computes. It writes blobs and reports hashes. */
import { z } from "zod";
import { recipe } from "../../series/recipe.ts";
import { seriesRequest } from "../../series/request.ts";
import { proposal } from "../../feedback/proposal.ts";
import { failure } from "../failure.ts";
import { call, watch } from "../kinds.ts";
import { blobHash, judgeIdentity, measurement, point, whole } from "../shapes.ts";
import { exportRequest } from "../studio/exports.ts";
import { judgeCalibration, judgeProbe, localSetup, serverSetup } from "../studio/judges.ts";
import { installedJudge, installedPack } from "../studio/machine.ts";

const ok = z.object({});

/** Where a judge's numbers are brought to the `range` scale; null leaves them as they are, on `rated`. */
const calibration = judgeCalibration.pick({ valence: true, arousal: true, residual: true }).nullable();

/** Which judge reads, with all that is needed to ask it. A key goes to the engine with each question and is kept nowhere. */
export const judgeOrder = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("embedded"), id: z.string() }),
  z.object({ kind: z.literal("server"), id: z.string(), setup: serverSetup, key: z.string().nullable(), calibration }),
  z.object({ kind: z.literal("local"), id: z.string(), setup: localSetup, calibration }),
]);
export type JudgeOrder = z.output<typeof judgeOrder>;

/** Light, colour and lines of a picture in the order of STYLE_FEATURES (app/affect/ground/style-reference.ts). */
export const pictureStyle = z.array(z.number()).length(7);
export type PictureStyle = z.output<typeof pictureStyle>;

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
  z.object({ kind: z.literal("measured"), index: z.int(), measurement, style: pictureStyle }),
  /** No judge was asked, or it could not read the picture, which stays unmeasured. */
  z.object({ kind: z.literal("unmeasured"), index: z.int(), reason: z.string(), style: pictureStyle }),
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

/** An adapter to draw with: its file is the blob of this hash, or the pack's own. */
export const seriesAdapter = z.object({ id: z.string(), sha256: blobHash, strength: z.number().min(0) });
export type SeriesAdapter = z.output<typeof seriesAdapter>;

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
      judge: judgeOrder.nullable(),
      strength: z.number().default(1),
      /** Adapters of the person; when there are any, the pack's own is left out unless the request names it. */
      adapters: z.array(seriesAdapter).max(8).default([]),
    }),
    drawEvent,
  ),
  /** Checks, stores and measures a picture file somebody brought; `file` lies in the host's folder for uploads. */
  "pictures.admit": call(
    z.object({ file: z.string(), name: z.string(), judge: judgeOrder.nullable() }),
    z.object({
      picture: storedPicture,
      recipe: recipe.nullable(),
      /** What it was drawn from, by its recipe or another program's; empty when it does not say. */
      prompt: z.string(),
      /** What its recipe asked for. */
      target: point.nullable(),
      measurement: measurement.nullable(),
      style: pictureStyle,
      /** Why its recipe or its mood could not be read. */
      problem: failure.nullable(),
    }),
  ),
  /** Measures a picture that is kept already: what a kill between drawing and measuring left. */
  "pictures.measure": call(
    z.object({ blob: blobHash, judge: judgeOrder }),
    z.object({ measurement, style: pictureStyle }),
  ),
  /** Models a server offers, by `GET /models`. */
  "judges.models": call(
    serverSetup.pick({ address: true, allowedHost: true }).extend({ key: z.string().nullable() }),
    z.object({ models: z.array(z.string()) }),
  ),
  /** Tries a judge: what it is, whether it sees (a known picture), how long a reading takes. */
  "judges.probe": watch(
    z.object({ judge: judgeOrder }),
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("loading"), what: z.string(), done: z.number(), of: z.number() }),
      z.object({ kind: z.literal("done"), probe: judgeProbe.omit({ probed: true }) }),
    ]),
  ),
  /** Asks a judge that has words of its own for edits; empty when it has none that hold. */
  "judges.propose": call(
    z.object({
      judge: judgeOrder,
      first: z.string(),
      prompt: z.string(),
      target: point,
      measured: z.object({ mean: point, deviation: point }),
      /** Pictures to look at: the best and the worst of the round. */
      pictures: z.array(blobHash).max(2),
      /** Edits tried before with what was measured of them. */
      tried: z.array(z.object({ prompt: z.string(), valence: z.number(), arousal: z.number() })).max(20),
    }),
    z.object({ proposals: z.array(proposal) }),
  ),
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
