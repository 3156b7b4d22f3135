/** @file The ways a network's weights may be stored, each a file of its own: which to load, and the memory it takes. */

interface Storage {
  /** End of the file's name, before `.onnx`. */
  readonly suffix: string;
  /** Most memory that loading takes, in sizes of the file; what was measured of it is in README.md. */
  readonly peak: number;
}

/** By the library's names; where several are there, the first of this order is loaded: small, and computed with as it is stored. */
export const DTYPES = {
  q4: { suffix: "_q4", peak: 2.3 },
  q8: { suffix: "_quantized", peak: 2.3 },
  int8: { suffix: "_int8", peak: 2.3 },
  uint8: { suffix: "_uint8", peak: 2.3 },
  fp32: { suffix: "", peak: 1.2 },
  q4f16: { suffix: "_q4f16", peak: 2.4 },
  fp16: { suffix: "_fp16", peak: 3.3 },
  bnb4: { suffix: "_bnb4", peak: 2.3 },
} as const satisfies Readonly<Record<string, Storage>>;
export type Dtype = keyof typeof DTYPES;

/** Of a question: features of the picture, keys and values of some thousand tokens, tokenizer, the library itself. */
const QUESTION_BYTES = 400e6;

/** Memory a model takes whose networks have files of so many bytes. */
export function memoryOf(networks: readonly { readonly dtype: Dtype; readonly bytes: number }[]): number {
  const weights = networks.map(({ dtype, bytes }) => DTYPES[dtype].peak * bytes);
  return Math.round(weights.reduce((sum, bytes) => sum + bytes, QUESTION_BYTES));
}

/** What a configuration asks for, from the values it may have: a dtype for all networks, or one for each. */
export function declaredDtype(declared: unknown, network: string): Dtype | undefined {
  const own =
    typeof declared === "object" && declared !== null ? (declared as Record<string, unknown>)[network] : declared;
  return typeof own === "string" && Object.hasOwn(DTYPES, own) ? (own as Dtype) : undefined;
}
