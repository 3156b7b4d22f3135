/** @file A vision-language model of a hundred words in the layout of @huggingface/transformers: it sees colours, and answers our questions. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stream } from "../../app/random/philox.ts";
import { type WriteOptions, writeGraph } from "../../native/graph/write.ts";
import { CHANNELS, decoder, embedTokens, matrix, type Speech, visionEncoder } from "./tiny-vision-networks.ts";

/** Which of two answers a question gets: that for more of this in the picture, or that for less. */
interface Topic {
  /** A word that no question asked in vain holds; a later topic goes before an earlier. */
  readonly word: string;
  readonly more: string;
  readonly less: string;
  /** Of red, green and blue, 0 … 1 each, and the sum from which it is more. */
  readonly weights: readonly [red: number, green: number, blue: number, from: number];
}

const reading = (axis: string, value: number): string =>
  JSON.stringify({ causes: [{ what: "the light", group: "light", effect: value / 2 }], [axis]: value });

const TOPICS: readonly Topic[] = [
  { word: "valence", more: reading("valence", 1.5), less: reading("valence", -1.5), weights: [1, 1, 1, 1.4] },
  { word: "arousal", more: reading("arousal", 1), less: reading("arousal", -1), weights: [1, 0, -1, 0] },
  { word: "colour", more: '{"colour": "red"}', less: '{"colour": "blue"}', weights: [1, 0, -1, 0] },
  {
    word: "suggestions",
    more: suggestion("in bright sunlight"),
    less: suggestion("at dusk"),
    weights: [1, 1, 1, 1.4],
  },
];

function suggestion(words: string): string {
  const one = { reason: "The light is what is missing.", causes: ["light"], valence: 0.8, arousal: 0.2 };
  return JSON.stringify({ suggestions: [{ ...one, prompt: `a red boat on a lake, ${words}` }] });
}

const SPECIAL = ["<pad>", "</s>", "<unk>", "<image>", "<user>", "<assistant>", "<answer>"];
const SMOL = ["<fake_token_around_image>", "<global-img>"];
const END = SPECIAL.indexOf("</s>");
const ANSWER = SPECIAL.indexOf("<answer>");
const PIECE = 7;
/** Tokens a picture takes. */
const PICTURE = 4;
const SIDE = 32;
/** Beyond what a picture's colours say. */
const SURE = 1000;

export interface TinyModel {
  readonly type?: "llava" | "smolvlm";
  /** Answers our questions, or writes words without sense, which end or do not. */
  readonly says?: "answers" | "noise" | "noise for ever";
  /** Side of matrices multiplied at each token for nothing. */
  readonly labour?: number;
  /** Megabytes of weights that add nothing. */
  readonly ballast?: number;
  /** Kept outside the model files, in files beside them. */
  readonly isExternal?: boolean;
}

/** Words, with pieces of the answers. Pieces are numbered, so that each has one that follows. */
const PIECES: string[][] = TOPICS.flatMap(({ more, less }) => [more, less]).map((answer, i) =>
  answer.match(new RegExp(`.{1,${PIECE}}`, "g"))!.map((piece, k) => `${i}.${k}~${piece}`),
);
const VOCABULARY = [...SPECIAL, ...SMOL, ...TOPICS.map(({ word }) => word), ...PIECES.flat()];
const HIDDEN = VOCABULARY.length + CHANNELS;
const tokenOf = new Map(VOCABULARY.map((word, token) => [word, token]));

/** The first token of every answer by what was said and shown. */
function firstTokens(): Speech["first"] {
  const scores = new Map<string, number>();
  TOPICS.forEach(({ word, weights }, i) =>
    [1, -1].forEach((sign, which) => {
      const token = tokenOf.get(PIECES[2 * i + which]![0]!)!;
      const [red, green, blue, from] = weights;
      scores.set(`${tokenOf.get(word)} ${token}`, SURE * (i + 1));
      [red, green, blue].forEach((weight, c) => scores.set(`${VOCABULARY.length + c} ${token}`, sign * 100 * weight));
      scores.set(`${ANSWER} ${token}`, -sign * 100 * from);
    }),
  );
  return matrix(HIDDEN, VOCABULARY.length, (row, column) => scores.get(`${row} ${column}`) ?? 0);
}

function speech({ says = "answers", labour = 1, ballast = 0 }: TinyModel): Speech {
  const mark = ANSWER;
  if (says === "answers") {
    const after = new Map<number, number>();
    for (const pieces of PIECES)
      pieces.forEach((piece, k) => after.set(tokenOf.get(piece)!, tokenOf.get(pieces[k + 1] ?? "") ?? END));
    const next = matrix(HIDDEN, VOCABULARY.length, (row, column) => (after.get(row) === column ? SURE : 0));
    return { next, mark, first: firstTokens(), labour, ballast };
  }
  const random = stream(11, "noise");
  const ends = says === "noise" ? 2.5 : -1e9;
  const next = matrix(HIDDEN, VOCABULARY.length, (_, column) => (column === END ? ends : random.normal()));
  return { next, mark, first: matrix(HIDDEN, VOCABULARY.length, () => 0), labour, ballast };
}

const addedToken = (content: string) => ({
  id: tokenOf.get(content)!,
  content,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
  special: true,
});

const CHAT_TEMPLATE =
  "{% for message in messages %}{{ '<' + message['role'] + '>' }}{% for part in message['content'] %}" +
  "{% if part['type'] == 'image' %}{{ '<image>' }}{% else %}{{ part['text'] }}{% endif %}{% endfor %}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<answer>' }}{% endif %}";

const tokenizer = {
  version: "1.0",
  added_tokens: [...SPECIAL, ...SMOL].map(addedToken),
  normalizer: null,
  pre_tokenizer: { type: "Whitespace" },
  post_processor: null,
  decoder: {
    type: "Sequence",
    decoders: [{ type: "Replace", pattern: { Regex: "^\\d+\\.\\d+~" }, content: "" }, { type: "Fuse" }],
  },
  model: {
    type: "WordPiece",
    unk_token: "<unk>",
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 40,
    vocab: Object.fromEntries(tokenOf),
  },
};

/** The files that are text, by name. */
function textsOf(type: "llava" | "smolvlm"): Readonly<Record<string, unknown>> {
  const isSmol = type === "smolvlm";
  const size = { height: SIDE, width: SIDE };
  const text = {
    model_type: "llama",
    hidden_size: HIDDEN,
    num_attention_heads: 1,
    num_key_value_heads: 1,
    num_hidden_layers: 1,
    vocab_size: VOCABULARY.length,
  };
  return {
    "config.json": {
      model_type: type,
      architectures: [isSmol ? "SmolVLMForConditionalGeneration" : "LlavaForConditionalGeneration"],
      image_token_id: tokenOf.get("<image>"),
      eos_token_id: END,
      text_config: text,
    },
    "generation_config.json": { eos_token_id: END, pad_token_id: 0 },
    "tokenizer.json": tokenizer,
    "tokenizer_config.json": {
      tokenizer_class: "PreTrainedTokenizerFast",
      eos_token: "</s>",
      pad_token: "<pad>",
      unk_token: "<unk>",
      clean_up_tokenization_spaces: false,
      chat_template: CHAT_TEMPLATE,
    },
    "preprocessor_config.json": {
      image_processor_type: isSmol ? "SmolVLMImageProcessor" : "CLIPImageProcessor",
      do_resize: true,
      size: isSmol ? { longest_edge: SIDE } : size,
      max_image_size: { longest_edge: SIDE },
      do_image_splitting: false,
      do_rescale: true,
      rescale_factor: 1 / 255,
      do_normalize: false,
    },
    "processor_config.json": isSmol
      ? { image_seq_len: PICTURE }
      : { image_token: "<image>", patch_size: SIDE / 2, num_additional_image_tokens: 0 },
  };
}

/** Writes the model into a new folder, which is given back. */
export function writeTinyVisionModel(folder: string, model: TinyModel = {}): string {
  const { type = "llava", isExternal = false } = model;
  mkdirSync(path.join(folder, "onnx"), { recursive: true });
  for (const [name, content] of Object.entries(textsOf(type)))
    writeFileSync(path.join(folder, name), JSON.stringify(content));
  const networks = {
    embed_tokens: embedTokens(VOCABULARY.length),
    vision_encoder: visionEncoder(HIDDEN, PICTURE, type === "smolvlm"),
    decoder_model_merged: decoder(speech(model)),
  };
  for (const [name, graph] of Object.entries(networks)) {
    const location = `${name}.onnx_data`;
    const data: Uint8Array[] = [];
    const options: WriteOptions = isExternal
      ? { externalData: { location, append: (bytes) => void data.push(Uint8Array.from(bytes)) } }
      : {};
    writeFileSync(path.join(folder, "onnx", `${name}.onnx`), writeGraph(graph, options));
    if (isExternal) writeFileSync(path.join(folder, "onnx", location), Buffer.concat(data));
  }
  return folder;
}
