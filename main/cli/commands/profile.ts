/** @file `circumplex profile`: what was learned of a person, shown, carried to a file and back, and forgotten. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Person, Profile } from "../../../app/contract/studio/profile.ts";
import { familyEffects } from "../../../app/feedback/suggest/family-effects.ts";
import { entryInWords } from "../../../app/profile/entry-words.ts";
import { foldProfile } from "../../../app/profile/fold.ts";
import { type ProfileEntry, RESETS } from "../../../app/profile/log.ts";
import { effectsIn, importEntry, writeProfile } from "../../../app/profile/profile-file.ts";
import { recordOf } from "../../../app/profile/record.ts";
import { profileView } from "../../../app/profile/view.ts";
import { tasteInWords } from "../../../app/profile/words.ts";
import { writeDurably } from "../../../native/files/durable-file.ts";
import { findPack } from "../../../native/models/catalogue.ts";
import { dataFolder } from "../../host/data-folder.ts";
import { openStore } from "../../store/open.ts";
import type { OpenedStore } from "../../store/store.ts";
import { APP_VERSION } from "../../version.ts";
import { readArguments } from "../arguments.ts";
import { folderWithData } from "../data-folder.ts";
import { badInput, type CommandError, EXIT, missing } from "../exit.ts";
import { MODELS } from "../models-folder.ts";
import { profileInWords } from "../profile/in-words.ts";
import { EMBEDDED_PACK } from "../resources.ts";
import type { Command } from "./command.ts";

export const profile: Command = {
  usage: `circumplex profile show [--json]
circumplex profile export FILE [--history] [--force]
circumplex profile import FILE
circumplex profile reset [--what ${RESETS.join("|")}]

  --person NAME  whose profile; default the person the studio was last used by
  --data DIR     the data folder; default ${dataFolder()}
  --json         what was found or done, on standard output
  --history      adds every decision to the file; prompts are in no file
  --force        writes over a file that exists
  --what         what is forgotten; default all

Close Circumplex first. An import takes the place of what was learned; it and a reset can be taken back in the studio.`,
  run,
};

const OPTIONS = {
  person: { type: "string" },
  data: { type: "string" },
  what: { type: "string", default: "all" },
  history: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  force: { type: "boolean", default: false },
} as const;

const ACTIONS = ["show", "export", "import", "reset"] as const;

/** As much as the studio takes. */
const MOST_BYTES = 20_000_000;

interface Order {
  readonly store: OpenedStore;
  readonly person: Person;
  /** What is said of it, as JSON and as text. */
  readonly say: (json: unknown, text: string) => void;
}

async function run(words: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  const [action, ...files] = positionals;
  const known = ACTIONS.find((one) => one === action);
  if (known === undefined) {
    const wrong = action === undefined ? "profile needs to be told what to do" : `profile cannot “${action}”`;
    throw badInput(`${wrong}: ${ACTIONS.join(", ")}.`);
  }
  const file = fileOf(known, files);
  const what = RESETS.find((one) => one === values.what);
  if (what === undefined) throw badInput(`--what is one of ${RESETS.join(", ")}, not “${values.what}”.`);
  if (known === "export") refuseExisting(file, values.force);
  const entry = known === "import" ? await readEntry(file) : { kind: "reset" as const, what };

  const store = openStore({ directory: folderWithData(values.data), visit: true });
  try {
    const say: Order["say"] = (json, text) =>
      void process.stdout.write(values.json ? `${JSON.stringify(json)}\n` : text);
    const order: Order = { store, person: personOf(store, values.person), say };
    if (known === "show") show(order);
    else if (known === "export") await exportTo(file, values.history, order);
    else decide(entry, order);
  } finally {
    store.close();
  }
  return EXIT.done;
}

/** The file an action is about, empty for one without. */
function fileOf(action: (typeof ACTIONS)[number], files: readonly string[]): string {
  const wanted = action === "export" || action === "import" ? 1 : 0;
  const [file = ""] = files;
  if (files.length > wanted) throw badInput(`profile ${action} takes no “${files[wanted]}”.`);
  if (wanted === 1 && file === "") throw badInput(`profile ${action} needs the name of a file.`);
  return file;
}

function personOf({ people }: Pick<OpenedStore, "people">, name: string | undefined): Person {
  if (name === undefined) return people.current();
  const all = people.list();
  const found = all.filter((person) => person.name === name);
  if (found.length > 1) throw badInput(`There are ${found.length} people called “${name}”; rename one in the studio.`);
  if (found[0] === undefined) {
    throw badInput(`There is nobody called “${name}”; there are: ${all.map((person) => person.name).join(", ")}.`);
  }
  return found[0];
}

function show({ store, person, say }: Order): void {
  const log = store.log.list(null);
  const entries = log.filter((one) => one.person === person.id);
  const state = foldProfile(entries);
  const seen: Profile = profileView({
    person,
    entries,
    state,
    effects: familyEffects(log, person.id),
    record: recordOf(effectsIn(entries)),
  });
  const taste = tasteInWords(state.preference);
  say({ ...seen, words: taste }, profileInWords(seen, taste));
}

async function exportTo(file: string, history: boolean, { store, person, say }: Order): Promise<void> {
  const entries = store.log.list(person.id);
  const pack = await findPack(MODELS, EMBEDDED_PACK).catch(() => undefined);
  const profileId = randomUUID();
  const text = writeProfile(foldProfile(entries), entries, history, {
    profileId,
    created: Date.now(),
    baseModel: pack === undefined ? null : { id: pack.manifest.id, sha256: pack.sha256 },
    evaluator: entries.flatMap(({ entry }) => ("judge" in entry ? [entry.judge] : [])).at(-1) ?? null,
    program: `Circumplex ${APP_VERSION}`,
  });
  await writeDurably(file, [Buffer.from(text)]).catch((error: unknown) => {
    throw unwritable(file, error);
  });
  say({ file, profileId, person: person.name }, `The profile of ${person.name} is in ${file}.\n`);
}

/** Logs an import or a reset. */
function decide(entry: ProfileEntry, { store, person, say }: Order): void {
  const { number } = store.log.append(entry, person.id);
  say({ entry: number, kind: entry.kind, person: person.name }, `${person.name}: ${entryInWords(entry)}\n`);
}

function refuseExisting(file: string, force: boolean): void {
  if (existsSync(file) && !force) throw badInput(`${file} exists: name another file, or add --force to write over it.`);
}

async function readEntry(file: string): Promise<ProfileEntry> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw badInput(`${file} is too large for a profile (${size} bytes).`);
    return importEntry(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`${file}: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw badInput(`There is no file ${file}.`);
    if (typeof code === "string") throw badInput(`${file} cannot be read (${code}).`);
    throw error;
  }
}

function unwritable(file: string, error: unknown): CommandError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return missing(`The disk is full: there is no room for ${file}.`);
  return badInput(`${file} cannot be written to (${code ?? message}).`);
}
