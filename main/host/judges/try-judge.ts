/** @file Tries a judge on pictures that are known, and keeps what came of it. */
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import type { JudgeProbe } from "../../../app/contract/studio/judges.ts";
import { sentenceOf } from "../failure-sentence.ts";
import { inBackground, WAITING } from "./in-background.ts";
import { type JudgeWorkParts, mustBeAsBefore, type Tell } from "./judge-work.ts";

/**
 * Tries a judge and keeps what came of it, also when it failed.
 *
 * @throws StudioError judge.*, model.*, engine.*; input.unknown, or input.invalid when its set-up changed meanwhile
 */
export async function tryJudge(parts: JudgeWorkParts, id: string, tell: Tell, signal: AbortSignal): Promise<void> {
  const { store, judges } = parts;
  const before = judges.state(id);
  const order = judges.orderOf(id);
  const keep = (probe: Omit<JudgeProbe, "probed">): void => {
    mustBeAsBefore(judges, before);
    store.judges.saveProbe(id, { ...probe, probed: parts.now() });
    judges.changed();
  };
  try {
    const probe = await inBackground(
      async (until) => {
        const engine = await parts.engine(until);
        for await (const event of engine["judges.probe"]({ judge: order }, until)) {
          if (event.kind === "done") return event.probe;
          tell(event);
        }
        throw new Error(`the trial of ${id} ended without an answer`);
      },
      { lease: parts.lease, signal, onWait: () => tell(WAITING) },
    );
    keep(probe);
  } catch (error) {
    const failure = toFailure(error);
    if (isOfJudge(failure))
      keep({ ok: false, sentence: sentenceOf(failure), milliseconds: null, bytes: null, sha256: null });
    throw error;
  }
  tell({ kind: "done", judge: judges.state(id) });
}

function isOfJudge({ code }: Failure): boolean {
  return code.startsWith("judge.") || code.startsWith("model.");
}
