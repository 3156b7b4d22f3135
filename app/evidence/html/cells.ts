/** @file Cells of a table in words: numbers with their digits, estimates with their intervals. */
import type { EvidenceReport } from "../report.ts";

type Cell = EvidenceReport["tables"][number]["rows"][number]["cells"][number];
type Column = EvidenceReport["tables"][number]["columns"][number];

/** A number with a true minus sign. */
export function numberText(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits).replace("-", "−") : "–";
}

export function cellText(cell: Cell, { digits, unit }: Column): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  const suffix = unit === null ? "" : ` ${unit}`;
  if (typeof cell === "number") return numberText(cell, digits) + suffix;
  const { estimate, low, high } = cell;
  return `${numberText(estimate, digits)} [${numberText(low, digits)}, ${numberText(high, digits)}]${suffix}`;
}
