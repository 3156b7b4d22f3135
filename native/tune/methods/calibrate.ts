/** @file Calibration, which is supervised: scenes of the grammar are asked for by the mood a judge has read in them. */
import { cosineDecay, warmUp } from "../../training/schedule.ts";
import { matchingGraph } from "../flow/matching.ts";
import type { CreateMethod } from "../method.ts";
import type { StageOf } from "../../../app/tune/config.ts";
import { averagedAdapter, trainAdapter } from "./adapter-trainer.ts";
import { feltCorpus, replayFeeds } from "./replay.ts";

/** Scenes of a step. On two processors it takes a tenth of a second, after which somebody may want to draw. */
const BATCH = 64;
const WARM_UP = 30;
const NOTHING = new Map<string, Float32Array>();

/** Calibration in steps of so many scenes. */
export const calibrationOf =
  (batch: number): CreateMethod<StageOf<"calibrate">> =>
  async (stage, parts, saved) => {
    const { steps, learningRate, dropAffect } = stage;
    const rise = Math.min(WARM_UP, steps);
    const trainer = await trainAdapter(parts, {
      graph: matchingGraph(parts.flow, batch),
      learningRate: warmUp(rise, cosineDecay(learningRate, steps - rise, learningRate / 50)),
      beta2: 0.98,
      averaging: 0.995,
    });
    if (saved !== null) trainer.restore(saved.training);
    const data = feltCorpus(parts.corpus, parts.taught);
    return {
      async step(step) {
        await parts.breathe();
        const feeds = await replayFeeds(parts, { data, batch, dropAffect, step });
        const { loss } = await trainer.train(feeds);
        return { loss, pictures: 0 };
      },
      weights: () => averagedAdapter(parts, trainer),
      state: () => ({ training: trainer.state(), memory: NOTHING }),
      release: () => trainer.release(),
    };
  };

export const createCalibrate = calibrationOf(BATCH);
