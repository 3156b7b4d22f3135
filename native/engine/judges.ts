/** @file `judges.*` of the engine's contract: what a server offers, whether a judge can be used, and what it proposes. */
import type { z } from "zod";
import type { EngineContract, JudgeOrder } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { Handlers } from "../../app/contract/kinds.ts";
import { foreseen, foreseenIn } from "./failures.ts";
import { keptPicture } from "./kept-picture.ts";
import type { Models } from "./models.ts";

export interface JudgeParts {
  readonly models: Models;
  /** Folder of the blobs. */
  readonly blobs: string;
}

type ProbeEvent = z.input<EngineContract["judges.probe"]["event"]>;

export function judgeHandlers({
  models,
  blobs,
}: JudgeParts): Pick<Handlers<EngineContract>, "judges.models" | "judges.probe" | "judges.propose"> {
  return {
    "judges.models": ({ address }) => {
      throw new StudioError({ code: "judge.failed", judge: address, sentence: `${address} cannot be asked.` });
    },
    "judges.probe": ({ judge }, { signal }) => foreseenIn(probe(models, judge, signal)),
    "judges.propose": ({ judge: order, pictures, ...round }, { signal }) =>
      foreseen(async () => {
        const judge = await models.judge(order, { signal });
        try {
          const { model } = judge;
          if (model.propose === undefined) return { proposals: [] };
          const shown = await Promise.all(pictures.map((hash) => keptPicture(blobs, hash, model.sees)));
          return { proposals: [...(await model.propose({ ...round, pictures: shown }, signal))] };
        } finally {
          judge.release();
        }
      }),
  };
}

/** A picture every judge can be shown: nothing is expected of its mood, only that there is an answer. */
const GREY = { width: 96, height: 96, data: new Uint8Array(96 * 96 * 3).fill(128) };

async function* probe(
  models: Models,
  order: JudgeOrder,
  signal: AbortSignal,
): AsyncGenerator<ProbeEvent, void, undefined> {
  const judge = await models.judge(order, { signal });
  try {
    const started = performance.now();
    await judge.model.measure(GREY, { signal });
    const milliseconds = performance.now() - started;
    const sentence = "It is part of the program and whole.";
    yield { kind: "done", probe: { ok: true, sentence, milliseconds, bytes: null, sha256: judge.model.sha256 } };
  } finally {
    judge.release();
  }
}
