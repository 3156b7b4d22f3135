/** @file The kinds of vision-language models that can be asked: they chat, and take a picture with the text. */

interface Family {
  /** ONNX files in `onnx/`, without dtype and ending, as the library names them. */
  readonly networks: readonly string[];
  /** Files the processor reads beside those every model has. */
  readonly files: readonly string[];
  /** What its processor takes first. */
  readonly first: "picture" | "text";
}

const NETWORKS = ["embed_tokens", "vision_encoder", "decoder_model_merged"];
const WITH_AUDIO = [...NETWORKS, "audio_encoder"];
const PREPROCESSOR = "preprocessor_config.json";
const PROCESSOR = "processor_config.json";
const TEMPLATE = "chat_template.jinja";

const QWEN = { networks: NETWORKS, files: [PREPROCESSOR], first: "text" } as const;
const IDEFICS = { networks: NETWORKS, files: [PREPROCESSOR, PROCESSOR], first: "text" } as const;
const LLAVA = { networks: NETWORKS, files: [PREPROCESSOR, PROCESSOR], first: "picture" } as const;

/**
 * By `model_type` of config.json. Those the library knows besides read documents, answer in tags, or leave pictures and text
 * to be put together by hand.
 */
export const FAMILIES = {
  gemma3: { networks: NETWORKS, files: [PREPROCESSOR, PROCESSOR, TEMPLATE], first: "text" },
  gemma3n: { networks: WITH_AUDIO, files: [PREPROCESSOR, PROCESSOR, TEMPLATE], first: "text" },
  gemma4: { networks: WITH_AUDIO, files: [PROCESSOR], first: "text" },
  idefics3: IDEFICS,
  lfm2_vl: { networks: NETWORKS, files: [PREPROCESSOR], first: "picture" },
  llava: LLAVA,
  mistral3: LLAVA,
  qwen2_5_vl: QWEN,
  qwen2_vl: QWEN,
  qwen3_5: QWEN,
  qwen3_vl: QWEN,
  smolvlm: IDEFICS,
} as const satisfies Readonly<Record<string, Family>>;

export type ModelType = keyof typeof FAMILIES;

export function isModelType(type: string): type is ModelType {
  return Object.hasOwn(FAMILIES, type);
}
