/** @file Philox4x32-10 (Salmon et al., SC 2011): a counter-based generator, so streams are independent by construction. */
import type { Random } from "./random.ts";

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;
const TWO_32 = 4294967296;

/** High 32 bits of the unsigned product of two 32-bit words. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const cross = aHigh * bLow + ((aLow * bLow) >>> 16);
  const middle = aLow * bHigh + (cross % 65536);
  return (aHigh * bHigh + Math.floor(cross / 65536) + Math.floor(middle / 65536)) >>> 0;
}

/** One block: four 32-bit words from a 128-bit counter and a 64-bit key. */
export function philox4x32(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  // Plain locals: destructuring here would allocate in the innermost loop of everything random.
  let c0 = counter[0];
  let c1 = counter[1];
  let c2 = counter[2];
  let c3 = counter[3];
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const next0 = (high1 ^ c1 ^ k0) >>> 0;
    const next2 = (high0 ^ c3 ^ k1) >>> 0;
    c1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    c3 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    c0 = next0;
    c2 = next2;
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** FNV-1a: a purpose in words becomes a word of the counter. */
function hash(words: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) state = Math.imul(state ^ words.charCodeAt(i), 0x01000193) >>> 0;
  return state;
}

/**
 * A stream for one purpose of one seed. Streams of different seeds, purposes or indices are independent,
 * so drawing more from one never moves another.
 *
 * @param seed integer 0 … 2^53−1
 * @param purpose what the numbers are for, such as `"noise"`
 * @param index tells apart streams of one purpose, such as the frame
 */
export function stream(seed: number, purpose: string, index = 0): Random {
  const key = [seed >>> 0, Math.floor(seed / TWO_32) >>> 0] as const;
  const name = hash(purpose);
  let block = 0;
  let words: readonly number[] = [];
  let used = 4;
  let spareNormal: number | undefined;

  const word = (): number => {
    if (used === 4) {
      words = philox4x32([block >>> 0, Math.floor(block / TWO_32), name, index >>> 0], key);
      block++;
      used = 0;
    }
    return words[used++]!;
  };
  /** 53 bits, as the language's doubles hold. */
  const uniform = (): number => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  const normal = (): number => {
    if (spareNormal !== undefined) {
      const value = spareNormal;
      spareNormal = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return {
    uniform,
    normal,
    between: (low, high) => low + (high - low) * uniform(),
    below: (n) => Math.floor(uniform() * n),
    pick: (items) => items[Math.floor(uniform() * items.length)]!,
    chance: (probability) => uniform() < probability,
  };
}
