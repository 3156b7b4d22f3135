/** @file A studio in a process of its own at a port and with a token that outlive it: `node steady-studio.ts DIR PORT TOKEN`. */
import path from "node:path";
import { launchNode, launchTunerNode } from "../../main/engine/launch-node.ts";
import { createStudio } from "../../main/host/create-studio.ts";
import { SILENT } from "../../main/log.ts";
import { startServer } from "../../main/server/server.ts";
import { ROOT } from "./places.ts";

const [directory, port, token] = process.argv.slice(2);
const studio = createStudio({
  directory: directory!,
  models: path.join(ROOT, "resources/models"),
  instructions: path.join(ROOT, "resources/judge"),
  page: path.join(ROOT, "out/renderer"),
  host: "node",
  launch: launchNode,
  launchTuner: launchTunerNode,
  probe: () => Promise.resolve([{ provider: "cpu", milliseconds: 1, reason: null }]),
  log: SILENT,
});
const server = await startServer({ studio, port: Number(port), token: token!, log: SILENT });
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
process.once("SIGTERM", () => {
  void server
    .close()
    .then(() => studio.close())
    .then(() => process.exit());
});
