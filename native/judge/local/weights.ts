/** @file The ways a network's weights may be stored, each a file of its own: which to load, and the memory it takes. */

/** Ends of the files' names by the library's names of the dtypes; where several are there, the first of this order is loaded. */
export const DTYPES = {
  // Smallest first, of what processors compute with as it is stored.
  q4: "_q4",
  q8: "_quantized",
  int8: "_int8",
  uint8: "_uint8",
  fp32: "",
  q4f16: "_q4f16",
  fp16: "_fp16",
  bnb4: "_bnb4",
} as const;
export type Dtype = keyof typeof DTYPES;

/** In half precision next to nothing is computed on a processor: weights become twice as large. */
const HALVES: ReadonlySet<Dtype> = new Set(["fp16", "q4f16"]);

/** Weights are laid out anew for the processor while the old layout is still there. */
const LAYOUT = 1.5;
/** Of a question: features of the picture, keys and values of some thousand tokens, tokenizer, the library itself. */
const QUESTION_BYTES = 400e6;

/** Memory a model takes whose networks have files of so many bytes. */
export function memoryOf(networks: readonly { readonly dtype: Dtype; readonly bytes: number }[]): number {
  const weights = networks.map(({ dtype, bytes }) => (HALVES.has(dtype) ? 2 : 1) * LAYOUT * bytes);
  return Math.round(weights.reduce((sum, bytes) => sum + bytes, QUESTION_BYTES));
}

/** What a configuration asks for, from the values it may have: a dtype for all networks, or one for each. */
export function declaredDtype(declared: unknown, network: string): Dtype | undefined {
  const own =
    typeof declared === "object" && declared !== null ? (declared as Record<string, unknown>)[network] : declared;
  return typeof own === "string" && Object.hasOwn(DTYPES, own) ? (own as Dtype) : undefined;
}
