/**
 * @file `npm run gradcheck -- FILE.onnx`: are the gradients of this model right? Ends with 0 when the largest relative
 * error is within 1e-4, 2 with what is wrong with the file, 3 with the operators that cannot be differentiated.
 */
import { statSync } from "node:fs";
import type { Checked, GradcheckReport, Refused } from "../../../native/autodiff/gradcheck/report.ts";
import { tolerance } from "../../../native/autodiff/gradcheck/report.ts";
import { superviseGradcheck } from "../../../native/autodiff/gradcheck/supervise.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { badInput, CommandError, EXIT } from "../exit.ts";

const options = { json: { type: "boolean" }, seed: { type: "string" } } as const;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof CommandError ? error.message : (error as Error).stack}\n`);
  process.exitCode = error instanceof CommandError ? error.code : EXIT.ourFault;
}

async function main(words: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(words, options);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw badInput("Name one ONNX file: npm run gradcheck -- FILE.onnx");
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw badInput(`There is no file ${file}.`);
  const seed = wholeNumber("seed", values.seed ?? "1");
  const report = await superviseGradcheck(file, seed);
  process.stdout.write(values.json ? `${JSON.stringify({ file, ...report }, undefined, 2)}\n` : inWords(file, report));
  return exitCode(report);
}

function exitCode(report: GradcheckReport): number {
  switch (report.outcome) {
    case "checked":
      return report.worst <= tolerance ? EXIT.done : EXIT.ourFault;
    case "refused":
      return EXIT.missing;
    case "unusable":
      return EXIT.badInput;
    default:
      return report satisfies never;
  }
}

function inWords(file: string, report: GradcheckReport): string {
  switch (report.outcome) {
    case "checked":
      return checkedInWords(file, report);
    case "refused":
      return [`${file}: these operators cannot be differentiated`, ...refusedInWords(report.refused), ""].join("\n");
    case "unusable":
      return `${file}: ${printable(report.reason, 600).replace(/\.+$/u, "")}.\n`;
    default:
      return report satisfies never;
  }
}

/** One line for each operator and reason, with the first node that has it. */
function refusedInWords(refused: Refused["refused"]): readonly string[] {
  const groups = Map.groupBy(refused, ({ operator, reason }) => `${operator}\n${reason}`);
  return [...groups.values()].map((calls) => {
    const { operator, node, reason } = calls[0]!;
    const more = calls.length > 1 ? ` and ${calls.length - 1} more` : "";
    return `  ${printable(operator, 200)} "${printable(node, 200)}"${more}: ${printable(reason, 600)}`;
  });
}

/** Names come from the file: no control characters, and no longer than a line can bear. */
function printable(words: string, most: number): string {
  const plain = words.replaceAll(/\p{Cc}/gu, " ");
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}

function checkedInWords(file: string, report: Checked): string {
  const { worst, worstInSingle, directions, kinked, targets, nodes, seed } = report;
  const verdict = worst <= tolerance ? "the gradients are right" : "THE GRADIENTS ARE WRONG";
  const last = directions.toSorted((a, b) => b.error - a.error)[0]!;
  const which = last.targets.length === 1 ? last.targets[0] : `${last.targets.length} values together`;
  return [
    `${file}: ${verdict}`,
    `  relative error ${worst.toExponential(1)} at most (limit ${tolerance.toExponential(0)}), at ${which}`,
    `  ${targets.length} inputs and weights, ${directions.length} directions, seed ${seed}` +
      (kinked > 0 ? `; ${kinked} more met a kink, or changed too little to measure` : ""),
    ...(worstInSingle > tolerance
      ? [
          `  in double precision: single precision is too coarse for this model, its error is ${worstInSingle.toExponential(1)}`,
        ]
      : []),
    `  ${nodes.forward} nodes, ${nodes.withGradients} with gradients`,
    "",
  ].join("\n");
}
