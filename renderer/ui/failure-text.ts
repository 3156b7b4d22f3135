/** @file Words for every failure that can cross the wire: one sentence, and what caused it where that is known. */
import type { Failure } from "../../app/contract/failure.ts";
import { useText } from "../locales/use-text.ts";
import { bytes, duration } from "./numbers.ts";

export interface FailureText {
  readonly sentence: string;
  /** Facts behind it, undefined when the sentence says all. */
  readonly cause: string | undefined;
}

/** `const say = useFailureText(); say(failure).sentence`. */
export function useFailureText(): (failure: Failure) => FailureText {
  const t = useText("failure");
  const only = (sentence: string, cause?: string): FailureText => ({ sentence, cause });
  return (failure) => {
    switch (failure.code) {
      case "input.invalid":
        return only(failure.issues[0] ?? t("input"), failure.issues.slice(1).join(" ") || undefined);
      case "input.unknown":
        return only(t("unknown", { what: failure.what, id: failure.id }));
      case "job.state":
        return only(t("jobState", { state: failure.state }));
      case "model.missing":
        return only(t("modelMissing", { model: failure.model }));
      case "model.damaged":
        return only(t("modelDamaged"), failure.sentence);
      case "device.none":
        return only(t("deviceNone"), failure.reason);
      case "engine.crashed":
        return only(t("engineCrashed"), howItEnded(failure.exitCode, failure.signal));
      case "engine.outOfMemory":
        return only(t("engineOutOfMemory"));
      case "engine.unresponsive":
        return only(t("engineUnresponsive", { time: duration(failure.milliseconds) }));
      case "judge.failed":
        return only(t("judgeFailed"), failure.sentence);
      case "judge.hostNotAllowed":
        return only(t("judgeHostNotAllowed", { host: failure.host }));
      case "picture.unreadable":
        return only(t("pictureUnreadable", { file: failure.file }), failure.sentence);
      case "disk.full":
        return only(t("diskFull", { free: bytes(failure.freeBytes), needed: bytes(failure.neededBytes) }));
      case "disk.readOnly":
        return only(t("diskReadOnly", { path: failure.path }));
      case "disk.gone":
        return only(t("diskGone", { path: failure.path }));
      case "store.newer":
        return only(t("storeNewer", { found: failure.found, known: failure.known }));
      case "store.damaged":
        return only(t("storeDamaged", { path: failure.path }), failure.reason);
      case "store.locked":
        return only(t("storeLocked", { path: failure.path }));
      case "wire.closed":
        return only(t("wireClosed"));
      case "wire.tooLarge":
        return only(t("wireTooLarge", { size: bytes(failure.bytes) }));
      case "cancelled":
        return only(t("cancelled"));
      case "internal":
        return only(t("internal"), failure.message);
    }
  };

  function howItEnded(exitCode: number | null, signal: string | null): string | undefined {
    if (signal !== null) return t("bySignal", { signal });
    return exitCode === null ? undefined : t("byExit", { code: exitCode });
  }
}
