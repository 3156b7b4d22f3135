/** @file The child process that probes one provider and prints what it found. */
import { probeProvider } from "../../native/runtime/probe.ts";
import { PROVIDERS } from "../../native/runtime/providers.ts";
import type { ProbeAnswer } from "./probe-in-child.ts";

const provider = PROVIDERS.find((name) => name === process.argv[2]);
if (provider === undefined) throw new Error(`There is no provider “${process.argv[2]}”.`);
// onnxruntime begins with the place in its source where a condition did not hold; what it means comes behind.
const reasonOf = (error: unknown): string => (error as Error).message.split("\n")[0]!.split(" was false. ").at(-1)!;
const answer = await probeProvider(provider).then(
  (milliseconds): ProbeAnswer => ({ milliseconds }),
  (error: unknown): ProbeAnswer => ({ reason: reasonOf(error) }),
);
process.stdout.write(JSON.stringify(answer));
