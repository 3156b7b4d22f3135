/** @file A real HTTP server that speaks OpenAI's chat protocol on a free port of this machine, and answers as a test tells it. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A message of a question as it came over the wire. */
export interface ChatMessage {
  readonly role: string;
  readonly content:
    | string
    | readonly { readonly type: string; readonly text?: string; readonly image_url?: { readonly url: string } }[];
}

export interface ChatQuestion {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly ChatMessage[];
    readonly temperature: number;
    readonly seed: number;
    readonly max_tokens: number;
    readonly response_format?: { readonly type: string; readonly json_schema?: { readonly name: string } };
  };
}

/** Answers one question, however it likes. */
export type Answering = (question: ChatQuestion, response: ServerResponse) => void | Promise<void>;

export interface ChatServer {
  /** What a judge's set-up calls its address. */
  readonly address: string;
  readonly port: number;
  /** Every question in the order they came. */
  readonly questions: readonly ChatQuestion[];
  /** Connections that are open now. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

export interface ChatServerOptions {
  readonly models?: readonly string[];
  readonly answering: Answering;
  /** In place of the list of models. */
  readonly listing?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Starts it; gone when the test is over. */
export async function chatServer(options: ChatServerOptions): Promise<ChatServer> {
  const server = await startChatServer(options);
  onTestFinished(() => server.close());
  return server;
}

/** Starts it; whoever did closes it. */
export async function startChatServer({
  models = ["tiny"],
  answering,
  listing,
}: ChatServerOptions): Promise<ChatServer> {
  const questions: ChatQuestion[] = [];
  const list =
    listing ??
    ((_request, response: ServerResponse) => void response.end(JSON.stringify({ data: models.map((id) => ({ id })) })));
  const server = createServer((request, response) => {
    response.on("error", () => {});
    if (request.method === "GET" && request.url!.endsWith("/models")) return list(request, response);
    void textOf(request).then(
      (body) => {
        const question = {
          path: request.url!,
          headers: request.headers,
          body: JSON.parse(body) as ChatQuestion["body"],
        };
        questions.push(question);
        return answering(question, response);
      },
      // Whoever asked hung up.
      () => {},
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    address: `http://127.0.0.1:${port}/v1`,
    port,
    questions,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close,
  };
}

/** A whole answer with this text. */
export function completionOf(content: unknown, finish = "stop"): string {
  return JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: finish }],
  });
}

/** Answers with this text, as a well-behaved server does. */
export function say(response: ServerResponse, content: unknown): void {
  response.setHeader("content-type", "application/json");
  response.end(completionOf(content));
}

/** The pictures of a question as file bytes. */
export function picturesOf({ body }: ChatQuestion): readonly Buffer[] {
  const [first] = body.messages;
  if (typeof first!.content === "string") return [];
  return first!.content.flatMap(({ image_url: image }) =>
    image === undefined ? [] : [Buffer.from(image.url.slice(image.url.indexOf(",") + 1), "base64")],
  );
}

/** The words of a question, of its first message: what comes after repeats an answer. */
export function wordsOf({ body }: ChatQuestion): string {
  const { content } = body.messages[0]!;
  return typeof content === "string" ? content : content.flatMap(({ text }) => text ?? []).join("\n");
}

/** What a question asks for, by the form of an answer that its text ends with. */
export function topicOf(question: ChatQuestion): "valence" | "arousal" | "suggestions" | "colour" {
  const words = wordsOf(question);
  const topics = ["valence", "arousal", "suggestions", "colour"] as const;
  // A form of suggestions has both axes in it as well.
  const found = topics.filter((topic) => new RegExp(`\\{.*"${topic}":`).test(words));
  return found.find((topic) => topic === "suggestions") ?? found[0]!;
}
