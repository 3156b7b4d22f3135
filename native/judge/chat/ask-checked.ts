/** @file Asks a chat model until its answer holds: twice, the second time with what was wrong with the first. */
import type { Answer } from "../../../app/judge/answer.ts";
import { fillIn } from "../../../app/judge/instructions.ts";
import { type Chat, ChatError, type Question } from "./chat.ts";
import type { Instructions } from "./instructions.ts";

/** Of a wrong answer the model gets no more back, in UTF-16 units. */
const LONGEST_ECHO = 2000;

/**
 * The answer `read` finds in what the model writes, or why there is none.
 *
 * @throws ChatError of the lasting kind, and whatever else {@link Chat.ask} throws but a ChatError
 */
export async function askChecked<T>(
  chat: Chat,
  question: Question,
  { read, instructions }: { readonly read: (text: string) => Answer<T>; readonly instructions: Instructions },
  signal: AbortSignal | undefined,
): Promise<Answer<T>> {
  try {
    const text = await chat.ask(question, signal);
    const first = read(text);
    if ("value" in first) return first;
    const again = {
      answer: text.slice(0, LONGEST_ECHO).toWellFormed(),
      text: fillIn(instructions.again.text, { refusal: first.refusal }),
    };
    return read(await chat.ask({ ...question, again }, signal));
  } catch (error) {
    if (!(error instanceof ChatError) || error.lasting) throw error;
    return { refusal: error.message };
  }
}
