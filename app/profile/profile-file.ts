/** @file A profile as a file: what was learned, in what terms, and where it came from. It holds no prompt and no name. */
import { z } from "zod";
import { judgeIdentity, point } from "../contract/shapes.ts";
import { cholesky } from "./cholesky.ts";
import { correct, feltLine, UNCORRECTED } from "./felt.ts";
import { gateOf } from "./gate.ts";
import { type LoggedEntry, profileEntry, type ProfileEntry, rewardWeights } from "./log.ts";
import { HABITS } from "./population.ts";
import type { ProfileState } from "./state.ts";
import { standing } from "./standing.ts";
import { FEATURE_SPEC, TRAITS } from "./traits.ts";

const FORMAT = "circumplex-profile";
const SCHEMA_VERSION = 1;
/** Names of the weights, in order. */
const WEIGHTS = [...TRAITS, ...HABITS];

const vector = z.array(z.number().min(-1e6).max(1e6)).length(WEIGHTS.length).readonly();
const covariance = z
  .array(vector)
  .length(WEIGHTS.length)
  .readonly()
  .refine((rows) => rows.every((row, i) => row.every((value, j) => value === rows[j]?.[i])), "it is not symmetric")
  .refine((rows) => cholesky(rows) !== undefined, "it is not positive definite");
const belief = z.object({ mean: vector, covariance });
const count = z.int().min(0);
const sum = z.number();
const estimate = z.object({ mean: z.number(), sd: z.number().min(0) });
const line = z.object({ offset: estimate, slope: estimate });

export type EffectEntry = Extract<ProfileEntry, { kind: "effect.measured" }>;
const effectEntry = profileEntry.refine(
  (entry): entry is EffectEntry => entry.kind === "effect.measured",
  "it is no measured effect",
);

/** What a file must say before the rest of it can be understood. */
const head = z.object({
  format: z.literal(FORMAT),
  schemaVersion: z.number(),
  featureSpec: z.object({ id: z.string(), sha256: z.string() }),
});

const profileFile = z.object({
  format: z.literal(FORMAT),
  schemaVersion: z.literal(SCHEMA_VERSION),
  profileId: z.string().min(1).max(64),
  /** ISO 8601. */
  createdAt: z.iso.datetime(),
  /** What drew and who measured while it was learned; for the reader, since both may change. */
  baseModel: judgeIdentity.nullable(),
  evaluator: judgeIdentity.nullable(),
  featureSpec: z.object({
    id: z.string(),
    sha256: z.string(),
    traits: z.array(z.string()).readonly(),
    means: z.array(z.number()).readonly(),
    deviations: z.array(z.number()).readonly(),
  }),
  preference: z.object({
    /** Names of the weights below. */
    weights: z.array(z.string()).refine((names) => names.join() === WEIGHTS.join(), "other weights were expected"),
    own: belief,
    rival: belief,
    counts: z.object({ accepted: count, edited: count, rejected: count, pairs: count, rated: count }),
    labels: count,
    losses: z.object({ own: sum, rival: sum, gain: sum, gainSquared: sum }),
    /** Follows from the labels and losses. */
    gate: z.object({ open: z.boolean(), share: z.number() }),
  }),
  calibration: z.object({
    corrections: z.array(z.object({ measured: point, felt: point })).readonly(),
    /** Follow from the corrections. */
    valence: line,
    arousal: line,
  }),
  rewardWeights,
  /** What edits were seen to do, as it was logged. */
  effects: z.array(effectEntry),
  /** The log itself, when the person wished to give it. */
  history: z.array(z.object({ created: z.number(), entry: profileEntry })).nullable(),
  /** The id of the profile this one goes on from. */
  parentProfile: z.string().max(64).nullable(),
  provenance: z.object({ program: z.string().max(100) }),
});
export type ProfileFile = z.output<typeof profileFile>;

/** What a file says beside what was learned. */
export interface Provenance {
  readonly profileId: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly baseModel: ProfileFile["baseModel"];
  readonly evaluator: ProfileFile["evaluator"];
  /** Name and version of what writes it. */
  readonly program: string;
}

/**
 * The text of a profile's file.
 *
 * @param state the fold of `entries`
 * @param history whether to add the log
 */
export function writeProfile(
  state: ProfileState,
  entries: readonly LoggedEntry[],
  history: boolean,
  { profileId, created, baseModel, evaluator, program }: Provenance,
): string {
  const { own, rival, labels, losses } = state.preference;
  const { open, share } = gateOf(state.preference);
  const file: z.input<typeof profileFile> = {
    format: FORMAT,
    schemaVersion: SCHEMA_VERSION,
    profileId,
    createdAt: new Date(created).toISOString(),
    baseModel,
    evaluator,
    featureSpec: FEATURE_SPEC,
    preference: { weights: WEIGHTS, own, rival, counts: state.counts, labels, losses, gate: { open, share } },
    calibration: {
      corrections: state.corrections,
      valence: feltLine(state.calibration, "valence"),
      arousal: feltLine(state.calibration, "arousal"),
    },
    rewardWeights: state.weights,
    effects: effectsIn(entries),
    history: history ? entries.map((one) => ({ created: one.created, entry: one.entry })) : null,
    parentProfile: state.parent,
    provenance: { program },
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * The entry that brings a file's profile into a log. Its history stays behind: the profile is all that counts.
 *
 * @throws RangeError, one sentence, when the text is no profile or this program cannot use it
 */
export function importEntry(text: string): ProfileEntry {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RangeError("This is no profile of Circumplex: the file is not JSON.");
  }
  refuseForeign(json);
  const read = profileFile.safeParse(json);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw new RangeError(`The profile is damaged at ${path.join(".") || "the top"}: ${message}.`);
  }
  return { kind: "imported", profile: { ...read.data, history: null } };
}

function refuseForeign(json: unknown): void {
  const said = head.safeParse(json).data;
  if (said === undefined) throw new RangeError("This is no profile of Circumplex.");
  if (said.schemaVersion !== SCHEMA_VERSION) {
    throw new RangeError(
      `The profile is of version ${said.schemaVersion}, and this program reads version ${SCHEMA_VERSION}.`,
    );
  }
  const { id, sha256 } = said.featureSpec;
  if (id !== FEATURE_SPEC.id || sha256 !== FEATURE_SPEC.sha256) {
    throw new RangeError(
      `The profile knows pictures by other traits (${id}) than this program does (${FEATURE_SPEC.id}), so it cannot be used.`,
    );
  }
}

/** The profile in an `imported` entry; undefined when a later program cannot use it any more. */
export function importedProfile(profile: unknown): ProfileFile | undefined {
  const read = profileFile.safeParse(profile).data;
  return read?.featureSpec.sha256 === FEATURE_SPEC.sha256 ? read : undefined;
}

/** What a file says was learned; the next sitting is a new one. */
export function stateOf({ preference, calibration, rewardWeights: weights, profileId }: ProfileFile): ProfileState {
  const { own, rival, counts, labels, losses } = preference;
  return {
    through: 0,
    counts,
    preference: { own, rival, session: null, labels, losses },
    corrections: calibration.corrections,
    calibration: calibration.corrections.reduce(correct, UNCORRECTED),
    weights,
    parent: profileId,
  };
}

/** The measured effects that count in a log: since the last reset, those of a profile brought in among them. */
export function effectsIn(entries: readonly LoggedEntry[]): EffectEntry[] {
  const effects: EffectEntry[] = [];
  for (const { entry } of standing(entries)) {
    const beginning = effectsAtBeginning(entry);
    if (beginning !== undefined) effects.splice(0, effects.length, ...beginning);
    else if (entry.kind === "effect.measured") effects.push(entry);
  }
  return effects;
}

/** What an entry puts in the place of all effects before it, undefined when it leaves them be. */
function effectsAtBeginning(entry: ProfileEntry): readonly EffectEntry[] | undefined {
  if (entry.kind === "imported") return importedProfile(entry.profile)?.effects;
  return entry.kind === "reset" && (entry.what === "effects" || entry.what === "all") ? [] : undefined;
}
