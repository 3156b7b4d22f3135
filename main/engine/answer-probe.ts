/** @file The child's side of a probe: one provider tried, and what came of it told to whoever started the process. */
import { probeProvider } from "../../native/runtime/probe.ts";
import type { Provider } from "../../native/runtime/providers.ts";
import { parentPortOfElectron } from "./electron-parent.ts";
import type { ProbeAnswer } from "./probe.ts";

/** Never rejects: what goes wrong is the answer. */
export async function answerProbe(provider: Provider): Promise<void> {
  const answer = await probeProvider(provider).then(
    (milliseconds): ProbeAnswer => ({ milliseconds }),
    (error: unknown): ProbeAnswer => ({ reason: reasonOf(error) }),
  );
  const parent = parentPortOfElectron();
  if (parent === undefined) process.stdout.write(JSON.stringify(answer));
  else parent.postMessage(answer);
}

/** onnxruntime begins with the place in its source where a condition did not hold; what it means comes behind. */
function reasonOf(error: unknown): string {
  return (error as Error).message.split("\n")[0]!.split(" was false. ").at(-1)!;
}
