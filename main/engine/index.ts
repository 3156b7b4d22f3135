/** @file Entry of every child process that computes: it does what its one argument says. */
import { writeSync } from "node:fs";
import { EXIT_CODE, role } from "./role.ts";

process.on("uncaughtException", (error) => end(EXIT_CODE.internal, error));

const argument = role.safeParse(read(process.argv[2]));
if (!argument.success) end(EXIT_CODE.badArgument, new Error("The one argument must be a role as JSON."));
else if (argument.data.role === "engine") (await import("./serve-engine.ts")).serveEngine(argument.data);
else if (argument.data.role === "tuner") (await import("./serve-tuner.ts")).serveTuner(argument.data);
else await (await import("./answer-probe.ts")).answerProbe(argument.data.provider);

/** Says why on one line, which the parent keeps, and ends. */
function end(code: number, error: unknown): never {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  writeSync(process.stderr.fd, `${JSON.stringify({ level: "error", message, stack })}\n`);
  process.exit(code);
}

function read(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
