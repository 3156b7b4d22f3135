/** @file Runs of the tuner: what there is to learn from, starting, pausing, ending, and looking at them. */
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { tunerCalls } from "../../../app/contract/studio/tuner.ts";
import type { JudgeIdentity } from "../../../app/judge/measurement.ts";
import { LEAST_LABELS } from "../../../app/profile/gate.ts";
import { steering } from "../../../app/profile/taste.ts";
import type { RunConfig } from "../../../app/tune/config.ts";
import { planRun, USUAL_PACE } from "../../../app/tune/recipes.ts";
import type { Parts } from "../parts.ts";
import { personalTermsOf } from "../tuner/personal-terms.ts";

type TunerHandlers = Pick<
  Handlers<typeof tunerCalls>,
  keyof typeof tunerCalls & (`tuner.${string}` | `runs.${string}`)
>;

export function tunerHandlers(parts: Parts): TunerHandlers {
  const { store, events, learned, tuner, tunerRoom, engineRoom } = parts;

  /** The embedded pack, judge and witness, as they are installed. */
  const models = async (signal: AbortSignal): Promise<Pick<RunConfig, "pack" | "judge" | "witness">> => {
    await engineRoom.ready(signal);
    const { packs, judges } = engineRoom.installed();
    const found = (id: string): JudgeIdentity => {
      const model = [...packs, ...judges].find((one) => one.id === id);
      if (model === undefined || model.problem !== null) throw new StudioError({ code: "model.missing", model: id });
      return { id: model.id, sha256: model.sha256 };
    };
    return { pack: found("papercut"), judge: found("papercut-judge"), witness: found("papercut-witness") };
  };
  const start = (name: string | null, config: RunConfig): { readonly run: string } => {
    const count = store.runs.list().length + 1;
    const { id } = tuner.addRun({ name: name ?? `Run ${count}`, person: store.people.current().id, config });
    return { run: id };
  };
  return {
    "tuner.options": () => {
      const state = learned.profile();
      const { accepted, edited, rejected, rated, pairs } = state.counts;
      const pace = store.runs.pace();
      return {
        sources: {
          decisions: accepted + edited + rejected,
          stars: rated,
          corrections: state.calibration.valence.n,
          pairs,
        },
        needed: LEAST_LABELS,
        steers: steering(state) > 0,
        pace: { ...(pace ?? USUAL_PACE), measured: pace !== null },
      };
    },
    "tuner.start": async ({ name, minutes, learnFrom, recipe, from, seed }, { signal }) => {
      const adapter = from === null ? null : store.adapters.get(from);
      if (adapter === undefined) throw new StudioError({ code: "input.unknown", what: "adapter", id: from! });
      const personal = personalTermsOf(learned.profile(), learnFrom);
      const config = planRun({
        ...(await models(signal)),
        recipe,
        minutes,
        seed,
        personal,
        from: adapter?.sha256 ?? null,
        pace: store.runs.pace(),
      });
      return start(name, config);
    },
    "tuner.startConfig": ({ name, config }) => start(name, config),
    "tuner.pause": ({ run }) => (tuner.pause(run), {}),
    "tuner.resume": ({ run }) => (tuner.resume(run), {}),
    "tuner.stop": async ({ run }) => (await tuner.stop(run), {}),
    "tuner.use": async ({ run, step }) => {
      const detail = store.runs.detail(run);
      const blob = store.runs.blobOf(run, step);
      if (detail === undefined || blob === null)
        throw new StudioError({ code: "input.unknown", what: "step", id: `${step}` });
      const { config, name } = detail.run;
      const { gate } = await (await tunerRoom.client())["tuner.gate"]({ pack: config.pack.id, blob });
      const refused = gate.find(({ passed }) => !passed);
      if (refused !== undefined) throw new StudioError({ code: "input.invalid", issues: [refused.sentence] });
      const adapter = store.adapters.add({
        name: `${name}, step ${step}`.slice(0, 60),
        pack: config.pack.id,
        sha256: blob,
        strength: 0,
        run,
        step,
        card: {
          rank: config.adapter.rank,
          guidance: config.guidance,
          heldOut: detail.points.find((point) => point.step === step) ?? null,
        },
      });
      tuner.adaptersChanged();
      return { adapter };
    },
    "tuner.rename": ({ run, name }) => {
      store.runs.rename(run, name);
      events.runs.run(run);
      tuner.tell();
      return {};
    },
    "tuner.remove": ({ run }) => {
      store.runs.remove(run);
      events.runs.end(run);
      tuner.adaptersChanged();
      return {};
    },
    "runs.list": () => ({ runs: store.runs.list() }),
    "runs.watch": ({ run }, { signal }) => events.runs.watch(run, signal),
  };
}
