/** @file One HTTP exchange as the web's Request and Response, with streamed bodies on both sides. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline, Readable, Transform } from "node:stream";
import { pipeline as flow } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

/** A body grew beyond what is taken. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * The request as `fetch` knows it. Its signal is aborted when the other side goes away.
 *
 * @param mostBytes of the body
 * @throws BodyTooLarge when the length it declares is beyond that; reading the body throws it when it lied
 */
export function readRequest(message: IncomingMessage, reply: ServerResponse, url: URL, mostBytes: number): Request {
  const { method = "GET", headers } = message;
  if (Number(headers["content-length"] ?? 0) > mostBytes) throw new BodyTooLarge();
  const controller = new AbortController();
  reply.once("close", () => {
    if (!reply.writableFinished) controller.abort();
  });
  const fields = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === "cookie" ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
  );
  const common = { method, headers: fields, signal: controller.signal };
  if (method !== "PUT") return new Request(url, common);
  // What is not read must not be taken for the next request.
  reply.setHeader("connection", "close");
  const limited = pipeline(message, upTo(mostBytes), () => {});
  const body = Readable.toWeb(limited) as globalThis.ReadableStream;
  return new Request(url, { ...common, body, duplex: "half" } as RequestInit);
}

function upTo(mostBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > mostBytes) done(new BodyTooLarge());
      else done(null, chunk);
    },
  });
}

/** Sends the answer; ends early, without an error, when the other side goes away. */
export async function sendAnswer(answer: Response, reply: ServerResponse, withBody: boolean): Promise<void> {
  reply.writeHead(answer.status, [...answer.headers].flat());
  if (answer.body === null || !withBody) {
    await answer.body?.cancel();
    reply.end();
    return;
  }
  try {
    await flow(Readable.fromWeb(answer.body as ReadableStream), reply);
  } catch (error) {
    if (!reply.closed && !reply.destroyed) throw error;
  }
}
