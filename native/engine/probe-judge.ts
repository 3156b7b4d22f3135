/** @file `judges.probe`: tries a judge as far as its kind can be tried, and tells what was found. */
import type { z } from "zod";
import type { EngineContract, JudgeOrder } from "../../app/contract/engine/engine.ts";
import { telling } from "../../app/jobs/telling.ts";
import { plainSquare } from "../judge/chat/known-pictures.ts";
import { JUDGE_SIDE } from "../judge/judge-side.ts";
import type { OnLoad } from "../judge/local/local-model.ts";
import { probeServerJudge } from "../judge/server/server-judge.ts";
import type { Models } from "./models.ts";

type ProbeEvent = z.input<EngineContract["judges.probe"]["event"]>;

/**
 * Ends with `done`, also when the judge cannot be used.
 *
 * @throws StudioError model.missing, judge.hostNotAllowed; ModelFileError when a file is damaged; the signal's reason
 */
export async function* probeJudge(
  models: Models,
  order: JudgeOrder,
  signal: AbortSignal,
): AsyncGenerator<ProbeEvent, void, undefined> {
  switch (order.kind) {
    case "embedded":
      yield await probeEmbedded(models, order, signal);
      return;
    case "server": {
      const instructions = await models.instructions();
      yield { kind: "done", probe: { ...(await probeServerJudge({ ...order, instructions }, signal)), bytes: null } };
      return;
    }
    case "local":
      yield* telling<ProbeEvent>(async (tell, until) => {
        const onLoad: OnLoad = (what, done, of) => tell({ kind: "loading", what, done, of });
        tell({ kind: "done", probe: await models.local.probe(order, { signal: until, onLoad }) });
      }, signal);
  }
}

/** Its files are compared with its manifest when it is opened, so all there is to learn is how long a reading takes. */
async function probeEmbedded(models: Models, order: JudgeOrder, signal: AbortSignal): Promise<ProbeEvent> {
  const judge = await models.judge(order, signal);
  try {
    const { sha256 } = judge.model;
    const started = performance.now();
    await judge.model.measure(plainSquare([128, 128, 128], JUDGE_SIDE), { signal });
    const milliseconds = Math.round(performance.now() - started);
    const sentence = "Its files are those its manifest names, and it reads.";
    return { kind: "done", probe: { ok: true, sentence, milliseconds, bytes: null, sha256 } };
  } finally {
    judge.release();
  }
}
