/** @file The flow works on normalised tokens: mean and spread of every number, over the scenes where it means something. */
import { decodeSafetensors } from "../../files/safetensors.ts";
import { ELEMENT_SIZE, GLOBAL_SIZE, SLOTS, type TokenBounds, TOKEN_SIZE } from "../../scene/tokens.ts";

/** Both [TOKEN_SIZE]; normalised = (token − mean) / spread. */
export interface Latent {
  readonly mean: Float32Array;
  readonly spread: Float32Array;
}

/** A number that hardly varies is not blown up to noise. */
const LEAST_SPREAD = 0.15;

/** Index of the presence number of each slot. */
export const PRESENCE: readonly number[] = SLOTS.map((_, slot) => GLOBAL_SIZE + slot * ELEMENT_SIZE);

/**
 * Measures a corpus. Presence stays ±1; an element's attributes are measured over the scenes that show it.
 *
 * @param tokens [scenes, TOKEN_SIZE]
 */
export function measureLatent(tokens: Float32Array): Latent {
  const mean = new Float32Array(TOKEN_SIZE);
  const spread = new Float32Array(TOKEN_SIZE).fill(1);
  const scenes = tokens.length / TOKEN_SIZE;
  for (let i = 0; i < TOKEN_SIZE; i++) {
    const presence = i < GLOBAL_SIZE ? undefined : PRESENCE[Math.floor((i - GLOBAL_SIZE) / ELEMENT_SIZE)]!;
    if (presence === i) continue;
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (let scene = 0; scene < scenes; scene++) {
      if (presence !== undefined && tokens[scene * TOKEN_SIZE + presence]! <= 0) continue;
      const value = tokens[scene * TOKEN_SIZE + i]!;
      count++;
      sum += value;
      squares += value * value;
    }
    if (count === 0) continue;
    mean[i] = sum / count;
    spread[i] = Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)));
  }
  return { mean, spread };
}

/** Tokens → what the flow sees; attributes of absent elements become 0, their mean. */
export function normaliseTokens(tokens: Float32Array, { mean, spread }: Latent): Float32Array {
  const out = new Float32Array(TOKEN_SIZE);
  for (let i = 0; i < TOKEN_SIZE; i++) {
    const presence = i < GLOBAL_SIZE ? i : PRESENCE[Math.floor((i - GLOBAL_SIZE) / ELEMENT_SIZE)]!;
    const meant = presence === i || tokens[presence]! > 0;
    out[i] = meant ? (tokens[i]! - mean[i]!) / spread[i]! : 0;
  }
  return out;
}

/** Bounds on tokens as the flow sees them. */
export function normaliseBounds(bounds: TokenBounds, { mean, spread }: Latent): TokenBounds {
  const normalise = (value: number, i: number): number => (value - mean[i]!) / spread[i]!;
  return { low: bounds.low.map(normalise), high: bounds.high.map(normalise) };
}

/** What the flow says → tokens. */
export function restoreTokens(normalised: Float32Array, { mean, spread }: Latent): Float32Array {
  return normalised.map((value, i) => value * spread[i]! + mean[i]!);
}

/**
 * The latent in a pack's file.
 *
 * @throws Error when the file does not hold `mean` and `spread` of every token
 */
export function readLatent(bytes: Uint8Array): Latent {
  const { tensors } = decodeSafetensors(bytes);
  const numbers = (name: string): Float32Array => {
    const data = tensors.get(name)?.data;
    if (data?.length !== TOKEN_SIZE) throw new Error(`it does not hold ${TOKEN_SIZE} numbers “${name}”`);
    return data;
  };
  return { mean: numbers("mean"), spread: numbers("spread") };
}
