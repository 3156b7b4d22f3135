/** @file How much a structure weighs, roughly, before it is sent or believed. */
import type { Failure } from "../failure.ts";
import { MOST_WEIGHT } from "./frame.ts";

/** Of a number, a reference, an empty entry. */
const WORD = 8;

/**
 * `wire.tooLarge` when a value is over `most` bytes, roughly: texts and names count their code units, binary its bytes, all
 * else eight bytes. Members are paid for before they are looked at, so that cycles and vast sparse arrays cost no more work
 * than the limit.
 */
export function weigh(value: unknown, most: number = MOST_WEIGHT): Failure | undefined {
  const pile: unknown[] = [value];
  let weight = WORD;
  while (pile.length > 0) {
    const one = pile.pop();
    weight += ownWeight(one);
    if (weight > most) return { code: "wire.tooLarge", bytes: weight };
    for (const member of membersOf(one)) pile.push(member);
  }
  return undefined;
}

function ownWeight(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value === "bigint") return value.toString(16).length;
  if (typeof value !== "object" || value === null) return 0;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  if (Array.isArray(value)) return value.length * WORD;
  if (value instanceof Map) return value.size * 2 * WORD;
  if (value instanceof Set) return value.size * WORD;
  return Object.keys(value).reduce((sum, name) => sum + name.length + WORD, 0);
}

function membersOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  if (Array.isArray(value)) return value as readonly unknown[];
  if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)].flat();
  if (value instanceof Set) return [...(value as ReadonlySet<unknown>)];
  return Object.values(value);
}
