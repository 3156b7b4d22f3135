/** @file A JSON schema a model's answer is asked for in, as OpenAI's `response_format` carries it. */

export interface AnswerSchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}
