/** @file Hands an adapter's file to the host. */
import { failure, StudioError } from "../../../app/contract/failure.ts";
import { type AdapterAnswer, adapterAnswer } from "../../../app/contract/studio/tuner.ts";

/** @throws StudioError with what the host said, `wire.closed` when it cannot be reached */
export async function sendAdapter(name: string, body: Blob): Promise<AdapterAnswer> {
  const url = `/import-adapter?name=${encodeURIComponent(name)}`;
  const response = await fetch(url, { method: "PUT", body }).catch((cause: unknown) => {
    throw new StudioError({ code: "wire.closed" }, { cause });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const parsed = adapterAnswer.safeParse(answer);
  if (response.ok && parsed.success) return parsed.data;
  const refusal = failure.safeParse(answer);
  throw new StudioError(
    refusal.success ? refusal.data : { code: "internal", message: `An import was answered with ${response.status}.` },
  );
}
