/** @file `judges.*` of the engine's contract: what a server offers, whether a judge can be used, and what it proposes. */
import type { EngineContract } from "../../app/contract/engine/engine.ts";
import type { Handlers } from "../../app/contract/kinds.ts";
import { asJudge } from "../judge/chat/chat-judge.ts";
import { listModels } from "../judge/server/list-models.ts";
import { foreseen, foreseenIn } from "./failures.ts";
import { keptPicture } from "./kept-picture.ts";
import type { Models } from "./models.ts";
import { probeJudge } from "./probe-judge.ts";

export interface JudgeParts {
  readonly models: Models;
  /** Folder of the blobs. */
  readonly blobs: string;
}

type JudgeEndpoint = "judges.models" | "judges.probe" | "judges.propose";

export function judgeHandlers({ models, blobs }: JudgeParts): Pick<Handlers<EngineContract>, JudgeEndpoint> {
  return {
    "judges.models": (place, { signal }) =>
      asJudge(new URL(place.address).host, async () => ({ models: [...(await listModels(place, signal))] })),
    "judges.probe": ({ judge }, { signal }) => foreseenIn(probeJudge(models, judge, signal)),
    "judges.propose": ({ judge: order, pictures, ...round }, { signal }) =>
      foreseen(async () => {
        const judge = await models.judge(order, signal);
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
