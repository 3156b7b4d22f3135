/** @file A forked process that serves the small contract, and leaves by itself once nothing runs any more. */
import { serve } from "../../app/contract/wire.ts";
import { parentPort } from "../../main/ports/child-process.ts";
import { tiny, tinyHandlers } from "./tiny-contract.ts";

const port = parentPort();
if (port === undefined) throw new Error("This program is started by another, over a channel.");
const { handlers, tally, reaches } = tinyHandlers();
serve(tiny, handlers, port, { checkOutputs: true });
process.on("disconnect", () => {
  void reaches("ended", tally.begun).then(() => process.exit(0));
});
