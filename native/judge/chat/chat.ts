/** @file A conversation with a model that sees: what a chat server and a model in a folder have in common. */
import type { AnswerSchema } from "../../../app/judge/answer-schema.ts";
import type { Raster } from "../../scene/finish.ts";

export interface Question {
  /** At most two; the model sees them before the text. */
  readonly pictures: readonly Raster[];
  readonly text: string;
  /** Asks again after an answer that does not hold. */
  readonly again?: { readonly answer: string; readonly text: string };
  readonly schema: AnswerSchema;
  readonly temperature: number;
  /** Tells readings of one picture apart; the same seed may give the same answer. */
  readonly seed: number;
  /** Tokens the answer may have. */
  readonly mostTokens: number;
}

export interface Chat {
  /**
   * What the model writes, whatever that is.
   *
   * @throws ChatError when there is no answer; StudioError judge.hostNotAllowed; the signal's reason when aborted
   */
  ask(question: Question, signal: AbortSignal | undefined): Promise<string>;
}

/** No answer was had; the message is one sentence. */
export class ChatError extends Error {
  override readonly name = "ChatError";
  /** Whether the next question would fare no better: no server, no such model, a key refused. */
  readonly lasting: boolean;

  constructor(sentence: string, { lasting, ...options }: { readonly lasting: boolean } & ErrorOptions) {
    super(sentence, options);
    this.lasting = lasting;
  }
}
