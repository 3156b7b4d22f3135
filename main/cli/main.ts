/** @file Reads the command's name, runs it, and turns whatever stops it into an exit code and one sentence. */
import { COMMANDS } from "./commands/table.ts";
import { EXIT } from "./exit.ts";
import { explain } from "./explain.ts";
import { interruptSignal } from "./interrupt.ts";
import { APP_VERSION } from "../version.ts";

const USAGE = `Circumplex draws series of pictures with a chosen mood.

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  circumplex ${name.padEnd(8)} ${summary}`)
  .join("\n")}

circumplex COMMAND --help tells more; circumplex --version tells the version.
`;

/** Runs one command; the answer is the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) {
    process.stderr.write(USAGE);
    return EXIT.badInput;
  }
  if (["--help", "-h", "help"].includes(name)) return print(USAGE);
  if (["--version", "-v"].includes(name)) return print(`${APP_VERSION}\n`);
  if (!Object.hasOwn(COMMANDS, name)) {
    process.stderr.write(`There is no command “${name}”; there are ${Object.keys(COMMANDS).join(", ")}.\n`);
    return EXIT.badInput;
  }
  const command = await COMMANDS[name as keyof typeof COMMANDS].load();
  if (rest.includes("--help") || rest.includes("-h")) return print(`${command.usage}\n`);
  outliveReaders();
  const signal = interruptSignal();
  try {
    return await command.run(rest, signal);
  } catch (error) {
    const { code, sentence } = signal.aborted && error === signal.reason ? CANCELLED : explain(error);
    process.stderr.write(`${sentence}\n`);
    return code;
  }
}

/** Whoever reads the output may stop reading (`… | head`); the work and its files do not depend on it. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

const CANCELLED = { code: EXIT.cancelled, sentence: "Cancelled." };

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.done;
}
