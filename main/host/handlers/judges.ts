/** @file Judges: added, changed, tried, calibrated, and chosen to measure. */
import { StudioError, toFailure } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { judgeCalls, JudgeSetup, JudgeWork } from "../../../app/contract/studio/judges.ts";
import { telling } from "../../../app/jobs/telling.ts";
import { calibrateJudge } from "../judges/calibrate-judge.ts";
import type { Tell } from "../judges/judge-work.ts";
import { tryJudge } from "../judges/try-judge.ts";
import type { Parts } from "../parts.ts";

export function judgeHandlers(parts: Parts): Handlers<typeof judgeCalls> {
  const { store, judges, secrets, engineRoom, lease, closing } = parts;
  const workParts = { store, lease, judges, engine: engineRoom.ready, now: Date.now };
  const changed = (): Record<string, never> => {
    judges.changed();
    return {};
  };
  /** @throws StudioError input.unknown when it was not added */
  const added = (id: string): { readonly id: string; readonly setup: JudgeSetup } => {
    const judge = store.judges.list().find((kept) => kept.id === id);
    if (judge === undefined) throw new StudioError({ code: "input.unknown", what: "judge", id });
    return judge;
  };
  return {
    "judges.list": () => ({ judges: judges.list(), chosen: judges.measuring(), keys: secrets.place }),
    "judges.models": async ({ address, allowedHost, key }, { signal }) => {
      mustBePlain(address);
      const engine = await engineRoom.ready(signal);
      return engine["judges.models"]({ address, allowedHost, key: key ?? keyFor(parts, address) }, signal);
    },
    "judges.add": ({ name, setup }) => {
      if (setup.kind === "server") mustBePlain(setup.address);
      const judge = store.judges.add(name, setup);
      judges.changed();
      return { judge };
    },
    "judges.change": async ({ judge, name, setup }) => {
      if (setup.kind === "server") mustBePlain(setup.address);
      // A key was given for one host, and goes to no other.
      if (originOf(added(judge).setup) !== originOf(setup)) await secrets.set(judge, null);
      store.judges.change(judge, name, setup);
      return changed();
    },
    "judges.remove": async ({ judge }) => {
      await secrets.set(added(judge).id, null);
      store.judges.remove(judge);
      return changed();
    },
    "judges.setKey": async ({ judge, key }) => {
      await secrets.set(added(judge).id, key);
      return changed();
    },
    "judges.probe": ({ judge }, { signal }) =>
      untilEnd((tell, until) => tryJudge(workParts, judge, tell, until), AbortSignal.any([signal, closing])),
    "judges.calibrate": (asked, { signal }) =>
      untilEnd((tell, until) => calibrateJudge(workParts, asked, tell, until), AbortSignal.any([signal, closing])),
    "judges.choose": ({ judge }) => {
      judges.choose(judge);
      return {};
    },
  };
}

/** Work as its events; what stops it is the last of them. */
async function* untilEnd(
  work: (tell: Tell, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<JudgeWork, void, undefined> {
  try {
    yield* telling(work, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    yield { kind: "failed", failure: toFailure(error) };
  }
}

/** The key that an added judge of the same server has, or the one every server is given. */
function keyFor({ store, secrets }: Parts, address: string): string | null {
  const same = store.judges.list().find(({ setup }) => originOf(setup) === new URL(address).origin);
  return (same === undefined ? secrets.common : secrets.of(same.id)?.key) ?? null;
}

/** The server a judge asks; null for one that asks none. */
function originOf(setup: JudgeSetup): string | null {
  return setup.kind === "server" ? new URL(setup.address).origin : null;
}

/** @throws StudioError input.invalid for an address that carries more than a place: it is stored, and shown */
function mustBePlain(address: string): void {
  const { username, password, search, hash } = new URL(address);
  if (`${username}${password}${search}${hash}` === "") return;
  const issue =
    "The server's address must end with its path: a key has a field of its own, and a user name or a query has no place in it.";
  throw new StudioError({ code: "input.invalid", issues: [issue] });
}
