/** @file Studies: made from series, answered trial by trial, analysed, carried to and from other people. */
import { randomInt } from "node:crypto";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { SeriesDetail } from "../../../app/contract/studio/series.ts";
import type { Study, studyCalls } from "../../../app/contract/studio/studies.ts";
import { analyseStudy } from "../../../app/study/analyse.ts";
import type { Answer } from "../../../app/study/answer.ts";
import { type AnswersOf, readAnswers, writeAnswers } from "../../../app/study/csv.ts";
import { answerTrial, itemsOf, planTrials, showTrial } from "../../../app/study/plan.ts";
import type { KeptStudy } from "../../store/tuning-store.ts";
import type { Parts } from "../parts.ts";
import { orderPlanOf, pairsPlanOf } from "../plan-study.ts";

const newSeed = (): number => randomInt(2 ** 31);

export function studyHandlers({ store, tuner }: Parts): Handlers<typeof studyCalls> {
  const changed = (): Record<string, never> => {
    tuner.evidenceChanged();
    return {};
  };
  const required = (id: string): KeptStudy => {
    const found = store.studies.get(id);
    if (found === undefined) throw new StudioError({ code: "input.unknown", what: "study", id });
    return found;
  };
  const series = (id: string): SeriesDetail => {
    const found = store.series.detail(id);
    if (found === undefined) throw new StudioError({ code: "input.unknown", what: "series", id });
    return found;
  };
  return {
    "studies.list": () => ({
      studies: store.studies.list().map((kept) => described(kept, store.studies.answers(kept.id))),
    }),
    "studies.create": (order) => {
      const seed = newSeed();
      const plan =
        order.design === "pairs"
          ? pairsPlanOf(series(order.tried), series(order.against), order.question)
          : orderPlanOf(order.series.map(series), order.axis, seed);
      const study = store.studies.add(order.name, plan, planTrials(plan, seed));
      changed();
      return { study };
    },
    "studies.get": ({ study }) => {
      const kept = required(study);
      const answers = store.studies.answers(study);
      const about = described(kept, answers);
      const next = kept.trials[about.answered];
      return {
        study: about,
        next: next === undefined ? null : showTrial(kept.plan, next),
        result: answers.length === 0 ? null : resultOf(answers, kept),
      };
    },
    "studies.answer": ({ study, trial, given, milliseconds }) => {
      const { plan, trials, participant } = required(study);
      const asked = trials[trial];
      if (asked === undefined) throw new StudioError({ code: "input.unknown", what: "trial", id: `${trial}` });
      const meant = answerTrial(plan, asked, given);
      if (meant === undefined)
        throw new StudioError({ code: "input.invalid", issues: [`This is no answer to trial ${trial}.`] });
      store.studies.answer(study, [{ participant, order: trial, ...meant, milliseconds: Math.round(milliseconds) }]);
      return changed();
    },
    "studies.another": ({ study }) => {
      store.studies.another(study, planTrials(required(study).plan, newSeed()));
      return changed();
    },
    "studies.remove": ({ study }) => {
      store.studies.remove(study);
      return changed();
    },
    "studies.export": ({ study }) => {
      const { name } = required(study);
      const file = name.replaceAll(/[^\p{L}\p{N} _-]+/gu, " ").trim() || "study";
      return { name: `${file}.csv`, text: writeAnswers(store.studies.answers(study)) };
    },
    "studies.import": ({ study, file, text }) => {
      const { participant, plan } = required(study);
      const read = readIn(text, file, { design: plan.design, items: itemsOf(plan) });
      const answers = read.filter((answer) => answer.participant !== participant);
      store.studies.answer(study, answers);
      changed();
      return { answers: answers.length };
    },
  };
}

function described({ id, name, plan, trials, created, participant }: KeptStudy, answers: readonly Answer[]): Study {
  const others = new Set(answers.map((answer) => answer.participant));
  others.delete(participant);
  return {
    id,
    name,
    design: plan.design,
    question: plan.design === "pairs" ? plan.question : plan.axis,
    series: plan.design === "pairs" ? [plan.arms.tried, plan.arms.against] : plan.sweeps,
    trials: trials.length,
    answered: answers.filter((answer) => answer.participant === participant).length,
    participants: others.size,
    created,
  };
}

function resultOf(answers: readonly Answer[], { plan }: KeptStudy) {
  const { excluded, ...rest } = analyseStudy(answers, plan.design);
  return { ...rest, excluded: [...excluded] };
}

function readIn(text: string, file: string, of: AnswersOf): Answer[] {
  try {
    return readAnswers(text, file, of);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new StudioError({ code: "input.invalid", issues: [error.message] }, { cause: error });
  }
}
