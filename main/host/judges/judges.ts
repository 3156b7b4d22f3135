/** @file The judges there are: those of the program and those a person has added, and which one measures what is drawn. */
import type { JudgeOrder } from "../../../app/contract/engine/engine.ts";
import { StudioError } from "../../../app/contract/failure.ts";
import type { JudgeState } from "../../../app/contract/studio/judges.ts";
import type { InstalledJudge } from "../../../app/contract/studio/machine.ts";
import type { Feedback } from "../../../app/contract/studio/studio.ts";
import type { KeptJudge } from "../../store/feedback-store.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Events } from "../events.ts";
import type { Secrets } from "../secrets.ts";
import { addedOrder } from "./added-order.ts";

export interface JudgesParts {
  readonly store: Pick<OpenedStore, "judges">;
  readonly events: Pick<Events, "judges">;
  readonly secrets: Secrets;
  /** Judges of the program; empty until the engine has answered. */
  readonly installed: () => readonly InstalledJudge[];
}

export class Judges {
  readonly #parts: JudgesParts;

  constructor(parts: JudgesParts) {
    this.#parts = parts;
  }

  /** Those of the program, then those that were added, by age. */
  list(): JudgeState[] {
    const { store, installed } = this.#parts;
    return [
      ...installed().map((judge) => this.#embeddedState(judge)),
      ...store.judges.list().map((judge) => this.#addedState(judge)),
    ];
  }

  /** @throws StudioError input.unknown */
  state(id: string): JudgeState {
    const state = this.list().find((judge) => judge.id === id);
    if (state === undefined) throw new StudioError({ code: "input.unknown", what: "judge", id });
    return state;
  }

  /** Id of the judge that measures: the chosen one as long as it may, else the program's own; null when there is none. */
  measuring(): string | null {
    const chosen = this.#parts.store.judges.chosen();
    const judge = this.list().find(({ id }) => id === chosen);
    return judge !== undefined && objectionTo(judge) === undefined ? judge.id : this.#embedded();
  }

  /** The measuring judge with all that is needed to ask it. */
  order(): JudgeOrder | null {
    const id = this.measuring();
    return id === null ? null : this.orderOf(id);
  }

  /**
   * A judge with all that is needed to ask it; `raw` asks for its own numbers, on `rated`.
   *
   * @throws StudioError input.unknown
   */
  orderOf(id: string, { raw = false }: { readonly raw?: boolean } = {}): JudgeOrder {
    const { setup, calibration } = this.state(id);
    if (setup === null) return { kind: "embedded", id };
    const key = this.#parts.secrets.of(id)?.key ?? null;
    return addedOrder({ id, setup }, { calibration: raw ? null : calibration, key });
  }

  /** The judge of the program that others are compared with, null when none is whole. */
  reference(): JudgeOrder | null {
    const id = this.#embedded();
    return id === null ? null : { kind: "embedded", id };
  }

  /**
   * Lets a judge measure from now on.
   *
   * @throws StudioError input.unknown, or input.invalid saying why it may not
   */
  choose(id: string): void {
    const objection = objectionTo(this.state(id));
    if (objection !== undefined) throw new StudioError({ code: "input.invalid", issues: [objection] });
    this.#parts.store.judges.choose(id === this.#embedded() ? null : id);
    this.changed();
  }

  /** Tells everybody that the judges have changed, or which of them measures. */
  changed(): void {
    const id = this.measuring();
    const judge: Feedback["judge"] = id === null ? null : { id, name: this.state(id).name };
    this.#parts.events.judges(judge);
  }

  /** The program's own, which measures unless another is chosen. */
  #embedded(): string | null {
    return this.#parts.installed().find(({ witness, problem }) => !witness && problem === null)?.id ?? null;
  }

  #embeddedState({ id, witness, problem }: InstalledJudge): JudgeState {
    return {
      id,
      name: id,
      kind: "embedded",
      setup: null,
      problem,
      probe: this.#parts.store.judges.probe(id),
      calibration: null,
      key: null,
      suggests: false,
      witness,
    };
  }

  #addedState({ id, name, setup }: KeptJudge): JudgeState {
    const { store, secrets } = this.#parts;
    return {
      id,
      name,
      kind: setup.kind,
      setup,
      problem: null,
      probe: store.judges.probe(id),
      calibration: store.judges.calibration(id),
      key: (setup.kind === "server" && secrets.of(id)?.place) || null,
      suggests: true,
      witness: false,
    };
  }
}

/** Why a judge may not measure, undefined when it may. */
function objectionTo({ name, kind, problem, probe, witness }: JudgeState): string | undefined {
  if (witness) return `${name} is kept for evidence: what it measured itself could not be checked against it.`;
  if (problem !== null) return problem;
  if (kind === "embedded" || probe?.ok === true) return undefined;
  return probe === null ? `${name} has not been tried yet.` : `${name} has not passed its trial: ${probe.sentence}`;
}
