/** @file One question to a chat server over HTTP, and its answer: no other host, no detour, no more bytes, no more time. */
import type { LookupFunction } from "node:net";
import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { StudioError } from "../../../app/contract/failure.ts";
import { isAllowed } from "../../../app/judge/allowed-host.ts";
import { ChatError } from "../chat/chat.ts";

/** A server, and what is needed to be let in. */
export interface Place {
  /** Beginning of its addresses, such as `http://127.0.0.1:11434/v1`. */
  readonly address: string;
  /** The host the person allowed by name; null allows this machine alone. */
  readonly allowedHost: string | null;
  /** Goes into the header `authorization` and nowhere else. */
  readonly key: string | null;
}

export interface Exchange {
  /** Behind the address, such as `/models`. */
  readonly path: string;
  /** Sent as JSON by POST; GET without. */
  readonly body?: unknown;
  readonly mostBytes: number;
  readonly milliseconds: number;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/**
 * Agents of our own: Node's global one may be told by the environment to go through a proxy, which is another host. A
 * connection serves one question, since the answer takes seconds and an idle one may die unseen.
 */
const AGENTS = { "http:": new http.Agent({ keepAlive: false }), "https:": new https.Agent({ keepAlive: false }) };

/** `localhost` is this machine, whatever a resolver would say. */
const lookupHere: LookupFunction = (_name, { all }, found) => {
  if (all === true)
    found(null, [
      { address: "127.0.0.1", family: 4 },
      { address: "::1", family: 6 },
    ]);
  else found(null, "127.0.0.1", 4);
};

/**
 * The URL of a place, once it may be asked.
 *
 * @throws StudioError judge.hostNotAllowed; ChatError when it is no address a key could be sent to
 */
export function allowedUrl({ address, allowedHost }: Pick<Place, "address" | "allowedHost">, path = ""): URL {
  const url = URL.parse(address.replace(/\/+$/, "") + path);
  if (url === null || !(url.protocol in AGENTS))
    throw new ChatError("The server's address must begin with http:// or https://.", { lasting: true });
  if (!isAllowed(url.hostname, allowedHost))
    throw new StudioError({ code: "judge.hostNotAllowed", host: url.hostname });
  if (url.username + url.password + url.search + url.hash !== "")
    throw new ChatError("The server's address must end with its path: a key is kept apart from it.", { lasting: true });
  return url;
}

function requestOptions(url: URL, { key }: Place, body: string | undefined): RequestOptions {
  const isLocal = url.hostname === "localhost";
  return {
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port,
    path: url.pathname,
    method: body === undefined ? "GET" : "POST",
    agent: AGENTS[url.protocol as keyof typeof AGENTS],
    headers: {
      accept: "application/json",
      "accept-encoding": "identity",
      ...(body !== undefined && {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      }),
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
    ...(isLocal && { lookup: lookupHere }),
  };
}

/** The head of the answer. Whatever fails later, fails where the body is read. */
function headOf(url: URL, options: RequestOptions, body: string | undefined, signal: AbortSignal) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request({ ...options, signal }, resolve);
    request.on("error", reject);
    // A server that changes protocol gives no answer and no error.
    request.on("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
    request.end(body);
  });
}

async function textOf(response: IncomingMessage, most: number, host: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const tooLarge = (): ChatError =>
    new ChatError(`The answer of ${host} is larger than ${Math.floor(most / 1024)} KB.`, { lasting: false });
  if (Number(response.headers["content-length"] ?? 0) > most) throw tooLarge();
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const NOBODY = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"]);
const NO_NAME = new Set(["ENOTFOUND", "EAI_AGAIN"]);
const BROKEN = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ERR_STREAM_PREMATURE_CLOSE"]);

/** Node's code of a failed connection in one sentence; its message may hold what was sent and is left out. */
function asSentence(error: unknown, host: string): ChatError {
  const { code = "unknown" } = error as NodeJS.ErrnoException;
  const options = { cause: error };
  if (NOBODY.has(code)) return new ChatError(`No server answers at ${host} (${code}).`, { lasting: true, ...options });
  if (NO_NAME.has(code)) return new ChatError(`No host of the name ${host} is known.`, { lasting: true, ...options });
  if (BROKEN.has(code))
    return new ChatError(`${host} broke the connection before the answer was whole.`, { lasting: false, ...options });
  if (code.startsWith("HPE_"))
    return new ChatError(`${host} does not speak HTTP as it should (${code}).`, { lasting: false, ...options });
  return new ChatError(`${host} cannot be asked (${code}).`, { lasting: true, ...options });
}

/**
 * Asks a server once. A redirection is an answer like any other and is not followed.
 *
 * @throws StudioError judge.hostNotAllowed, before any name is resolved or socket opened; ChatError in one sentence, without
 *   the key; the signal's reason when aborted
 */
export async function exchange(place: Place, asked: Exchange, signal: AbortSignal | undefined): Promise<Reply> {
  signal?.throwIfAborted();
  const url = allowedUrl(place, asked.path);
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
  const deadline = AbortSignal.timeout(asked.milliseconds);
  const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  let response: IncomingMessage | undefined;
  try {
    response = await headOf(url, requestOptions(url, place, body), body, either);
    return { status: response.statusCode ?? 0, text: await textOf(response, asked.mostBytes, url.host) };
  } catch (error) {
    signal?.throwIfAborted();
    if (deadline.aborted)
      throw new ChatError(`${url.host} gave no whole answer within ${asked.milliseconds / 1000} s.`, { lasting: true });
    throw error instanceof ChatError ? error : asSentence(error, url.host);
  } finally {
    response?.destroy();
  }
}
