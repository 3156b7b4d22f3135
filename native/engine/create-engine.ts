/** @file The engine: what the process that computes answers, put together from its parts. */
import type { EngineContract } from "../../app/contract/engine/engine.ts";
import type { Handlers } from "../../app/contract/kinds.ts";
import { writeExport } from "../export/write-export.ts";
import { unpackPictures } from "../import/unpack.ts";
import { pictureStyle } from "../judge/picture-style.ts";
import { installedJudges, installedPacks } from "../models/catalogue.ts";
import { FLOW_THREADS } from "../models/papercut/pack.ts";
import { DEFAULT_PROVIDER } from "../runtime/providers.ts";
import { RUNTIME_VERSION } from "../runtime/session.ts";
import { admit } from "./admit.ts";
import { beats } from "./beats.ts";
import { drawFrames, type DrawingParts } from "./draw.ts";
import { foreseen, foreseenIn } from "./failures.ts";
import { judgeHandlers } from "./judges.ts";
import { keptPicture } from "./kept-picture.ts";
import { Models } from "./models.ts";
import { uploadedFile } from "./uploads.ts";

export interface EngineFolders {
  /** Where blobs are written; must exist. */
  readonly blobs: string;
  /** Where the host puts files that a person brought; no other file is read for one. */
  readonly uploads: string;
  readonly models: string;
  /** Texts that chat judges are instructed with. */
  readonly instructions: string;
  /** The program's version, which every recipe names. */
  readonly app: string;
}

/** The handlers of the engine's contract. Models are opened when they are first asked for. */
export function createEngine(folders: EngineFolders): Handlers<EngineContract> {
  const { blobs, uploads, models: directory, app } = folders;
  const models = new Models(folders);
  const parts: DrawingParts = { models, blobs, app };
  return {
    "engine.hello": async () => ({
      pid: process.pid,
      onnxruntime: RUNTIME_VERSION,
      provider: DEFAULT_PROVIDER,
      threads: FLOW_THREADS,
      packs: await installedPacks(directory),
      judges: await installedJudges(directory),
    }),
    "engine.beat": (_input, { signal }) => beats(signal),
    "series.draw": (input, context) => foreseenIn(drawFrames(parts, input, context)),
    "pictures.admit": (input, { signal }) => foreseen(() => admit({ models, blobs, uploads }, input, signal)),
    "pictures.measure": ({ blob, judge: order }, { signal }) =>
      foreseen(async () => {
        const judge = await models.judge(order, signal);
        try {
          const picture = await keptPicture(blobs, blob, judge.model.sees);
          return { measurement: await judge.model.measure(picture, { signal }), style: await pictureStyle(picture) };
        } finally {
          judge.release();
        }
      }),
    ...judgeHandlers({ models, blobs }),
    "uploads.unpack": ({ file, name }, { signal }) =>
      foreseen(async () => unpackPictures({ file: await uploadedFile(uploads, file), name }, signal)),
    "exports.write": ({ items, request, file }, { signal }) =>
      foreseen(() => writeExport({ items, request, file, blobs }, signal)),
  };
}
