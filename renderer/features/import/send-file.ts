/** @file Hands one file to the host. */
import { failure, StudioError } from "../../../app/contract/failure.ts";
import { type ImportAnswer, importAnswer } from "../../../app/contract/studio/imports.ts";

/**
 * Sends a picture or a ZIP of pictures.
 *
 * @throws StudioError with what the host said, `wire.closed` when it cannot be reached
 */
export async function sendFile(name: string, body: Blob, signal: AbortSignal): Promise<ImportAnswer> {
  const response = await reach(`/import?name=${encodeURIComponent(name)}`, body, signal);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const parsed = importAnswer.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new StudioError({ code: "internal", message: "The answer to an import does not hold." });
  }
  const refusal = failure.safeParse(answer);
  throw new StudioError(
    refusal.success ? refusal.data : { code: "internal", message: `An import was answered with ${response.status}.` },
  );
}

async function reach(url: string, body: Blob, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { method: "PUT", body, signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new StudioError({ code: "wire.closed" }, { cause });
  }
}
