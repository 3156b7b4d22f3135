/** @file A vision-language model in memory: read by @huggingface/transformers from its folder alone, and asked. */
import {
  AutoModelForImageTextToText,
  env,
  Gemma3nProcessor,
  Gemma3Processor,
  Gemma4Processor,
  Idefics3Processor,
  InterruptableStoppingCriteria,
  Lfm2VlProcessor,
  LlavaProcessor,
  LogLevel,
  PixtralProcessor,
  type Processor,
  Qwen2_5_VLProcessor,
  Qwen2VLProcessor,
  Qwen3VLProcessor,
  random,
  RawImage,
  SmolVLMProcessor,
  type Tensor,
} from "@huggingface/transformers";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { ChatError } from "../chat/chat.ts";
import { FAMILIES, type ModelType } from "./families.ts";
import type { ModelQuestion } from "./messages.ts";
import type { ModelPlan } from "./model-plan.ts";
import { plainWords } from "./plain-words.ts";
import { sideBySide } from "./side-by-side.ts";

export interface VisionModel {
  /**
   * What the model writes.
   *
   * @param signal stops it before its next token
   * @throws ChatError when the text does not end by itself, or the model fails; the signal's reason
   */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

/** What every processor of a chatting family is called as. */
type Processing = Processor & ((first: unknown, second: unknown) => Promise<Record<string, Tensor>>);

/** Named here and not by the folder, which may name any. */
export const PROCESSORS: Readonly<Record<ModelType, typeof Processor>> = {
  gemma3: Gemma3Processor,
  gemma3n: Gemma3nProcessor,
  gemma4: Gemma4Processor,
  idefics3: Idefics3Processor,
  lfm2_vl: Lfm2VlProcessor,
  llava: LlavaProcessor,
  mistral3: PixtralProcessor,
  qwen2_5_vl: Qwen2_5_VLProcessor,
  qwen2_vl: Qwen2VLProcessor,
  qwen3_5: Qwen3VLProcessor,
  qwen3_vl: Qwen3VLProcessor,
  smolvlm: SmolVLMProcessor,
};

/**
 * The library looks into its own cache and asks its hub for what it does not find, unless it is told not to. Weights it would
 * read into memory whole, twice, beside onnxruntime, which opens them by their path: a cache that answers with the path keeps
 * it from that.
 *
 * @param onRead is told of each file of weights as it is taken up
 */
function stayOnDisk({ folder, files }: ModelPlan, onRead: (file: string) => void): void {
  const weights = files.map(({ name }) => name).filter((name) => name.startsWith("onnx/"));
  Object.assign(env, {
    allowRemoteModels: false,
    useFSCache: false,
    useBrowserCache: false,
    useWasmCache: false,
    useCustomCache: true,
    customCache: {
      // Asked by the file's path, and by an address at the hub.
      match: async (key: string) => {
        const name = weights.find((weight) => key.endsWith(`/${weight}`));
        if (name === undefined) return undefined;
        onRead(name);
        return path.join(folder, name);
      },
      put: () => Promise.reject(new Error("Nothing is kept.")),
    },
    fetch: () => Promise.reject(new Error("Nothing is fetched.")),
    // Its errors are thrown as well, and its log repeats whole pictures.
    logLevel: LogLevel.NONE,
  });
}

/** Leaves a core to the window and to drawing. */
const THREADS = Math.max(1, availableParallelism() - 1);

/** Tokens that are not read as their letters. */
async function marksOf(folder: string): Promise<readonly string[]> {
  const json: unknown = JSON.parse(await readFile(path.join(folder, "tokenizer.json"), "utf8"));
  const { added_tokens: added = [] } = json as { added_tokens?: readonly { content: string; special: boolean }[] };
  const marks = added.filter(({ content, special }) => special && content.length > 1).map(({ content }) => content);
  return marks.toSorted((one, other) => other.length - one.length);
}

/** The conversation in the form all chat templates know. */
function turnsOf({ text, again }: ModelQuestion, marks: readonly string[]) {
  const say = (words: string) => ({ type: "text", text: plainWords(words, marks) });
  return [
    { role: "user", content: [{ type: "image" }, say(text)] },
    ...(again === undefined
      ? []
      : [
          { role: "assistant", content: [say(again.answer)] },
          { role: "user", content: [say(again.text)] },
        ]),
  ];
}

/**
 * Loads a model. It blocks the thread while it computes.
 *
 * @param onRead as of {@link stayOnDisk}
 * @throws Error with the library's words
 */
export async function openVisionModel(plan: ModelPlan, onRead: (file: string) => void): Promise<VisionModel> {
  stayOnDisk(plan, onRead);
  const { folder, type, dtypes, chatTemplate } = plan;
  // No progress is asked of it: to count, it would read all files once more.
  const options = { local_files_only: true };
  const processor = (await PROCESSORS[type].from_pretrained(folder, options)) as Processing;
  const marks = await marksOf(folder);
  const model = await AutoModelForImageTextToText.from_pretrained(folder, {
    ...options,
    device: "cpu",
    dtype: dtypes,
    session_options: { intraOpNumThreads: THREADS, interOpNumThreads: 1 },
  });

  async function inputsOf(question: ModelQuestion): Promise<Record<string, Tensor>> {
    const { width, height, data } = sideBySide(question.pictures);
    const picture = new RawImage(new Uint8ClampedArray(data), width, height, 3);
    const text = processor.apply_chat_template(turnsOf(question, marks) as never, {
      add_generation_prompt: true,
      ...(chatTemplate !== null && { chat_template: chatTemplate }),
    });
    return FAMILIES[type].first === "picture" ? processor(picture, text) : processor(text, [picture]);
  }

  async function written(question: ModelQuestion, stop: InterruptableStoppingCriteria): Promise<string> {
    const { temperature, seed, mostTokens } = question;
    const inputs = await inputsOf(question);
    random.seed(seed);
    const sequences = (await model.generate({
      ...inputs,
      max_new_tokens: mostTokens,
      do_sample: temperature > 0,
      ...(temperature > 0 && { temperature }),
      stopping_criteria: stop,
    } as never)) as Tensor;
    const asked = inputs["input_ids"]!.dims.at(-1)!;
    const end = sequences.dims.at(-1)!;
    if (end - asked >= mostTokens && !stop.interrupted)
      throw new ChatError(`The model's text was cut off after ${mostTokens} tokens.`, { lasting: false });
    return processor.batch_decode(sequences.slice(null, [asked, end]), { skip_special_tokens: true })[0]!;
  }

  return {
    async ask(question, signal) {
      signal.throwIfAborted();
      const stop = new InterruptableStoppingCriteria();
      const interrupt = (): void => stop.interrupt();
      signal.addEventListener("abort", interrupt, { once: true });
      try {
        const text = await written(question, stop);
        signal.throwIfAborted();
        return text;
      } finally {
        signal.removeEventListener("abort", interrupt);
      }
    },
    close: async () => void (await model.dispose()),
  };
}
