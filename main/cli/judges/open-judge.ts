/** @file Opens the judge a command line names: one of the program by its id, one added in the studio by its id or its name. */
import { Models } from "../../../native/engine/models.ts";
import { asJudge } from "../../../native/judge/chat/chat-judge.ts";
import type { Judge } from "../../../native/judge/judge.ts";
import { allowedUrl } from "../../../native/judge/server/exchange.ts";
import { addedOrder } from "../../host/judges/added-order.ts";
import { Secrets, sessionKeys } from "../../host/secrets.ts";
import { folderWithData, holdsData, namedFolder } from "../data-folder.ts";
import { badInput } from "../exit.ts";
import { INSTRUCTIONS, MODELS } from "../models-folder.ts";
import { isOfProgram, judgeById, judgeIds } from "../resources.ts";
import { type AddedJudge, addedJudges, objectionTo } from "./added-judges.ts";

export interface OpenedJudge {
  readonly judge: Judge;
  /** What people call it. */
  readonly name: string;
  close(): Promise<void>;
}

export interface JudgeChoice {
  /** Its id or its name. */
  readonly judge: string;
  /** The data folder that was named, where added judges are kept. */
  readonly data: string | undefined;
  /** Its readings are held against targets, which lie on the scale `range`. */
  readonly onRange: boolean;
}

/**
 * Opens the judge as the engine does. A server is not asked before it is to read.
 *
 * @throws CommandError when there is no such judge, or it may not be asked; StudioError when the data folder cannot be read,
 *   judge.failed when a model in a folder cannot be used, judge.hostNotAllowed; ModelFileError when a file of the program is
 *   missing or damaged; the signal's reason when aborted
 */
export async function openJudge(choice: JudgeChoice, signal: AbortSignal): Promise<OpenedJudge> {
  if (isOfProgram(choice.judge)) {
    const judge = await judgeById(choice.judge);
    return { judge, name: judge.id, close: () => judge.close() };
  }
  const found = find(choice.judge, addedIn(choice.data));
  const objection = objectionTo(found, choice.onRange);
  if (objection !== undefined) throw badInput(objection);
  const { id, setup } = found;
  // A host that is not allowed is told of before anything is drawn, and once.
  if (setup.kind === "server") await asJudge(id, async () => allowedUrl(setup));
  const key = new Secrets(sessionKeys(), process.env).of(id)?.key ?? null;
  const order = addedOrder(found, { calibration: found.calibration, key });
  const loan = await new Models({ models: MODELS, instructions: INSTRUCTIONS }).judge(order, signal);
  return { judge: loan.model, name: found.name, close: async () => loan.release() };
}

/** A folder that was named must hold data; where nobody has used the studio there are none. */
function addedIn(data: string | undefined): readonly AddedJudge[] {
  if (data === undefined && !holdsData(namedFolder(data))) return [];
  return addedJudges(folderWithData(data));
}

function find(wanted: string, added: readonly AddedJudge[]): AddedJudge {
  const found = added.filter(({ id }) => id === wanted);
  if (found.length === 0) found.push(...added.filter(({ name }) => name === wanted));
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(" or ");
    throw badInput(`${found.length} judges are called “${wanted}”: name one by its id, ${ids}.`);
  }
  if (found[0] !== undefined) return found[0];
  const known = [...judgeIds(), ...added.map(({ name }) => name)].join(", ");
  throw badInput(`There is no judge “${wanted}”; there are: ${known || "none"}.`);
}
