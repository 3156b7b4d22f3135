/** @file Probes one provider in a process of its own, since a missing driver may end the process. */
import { probeProvider, PROVIDERS } from "../../native/runtime/probe.ts";

const provider = PROVIDERS.find((name) => name === process.argv[2]);
if (provider === undefined) throw new Error(`There is no provider “${process.argv[2]}”.`);
try {
  process.stdout.write(JSON.stringify({ milliseconds: await probeProvider(provider) }));
} catch (error) {
  process.stdout.write(JSON.stringify({ reason: (error as Error).message.split("\n")[0] }));
}
