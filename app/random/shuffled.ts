/** @file A random order. */
import type { Random } from "./random.ts";

/** The same items in an order of chance, every order equally likely. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random.uniform() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
