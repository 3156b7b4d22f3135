/** @file `studio://app/…`: the page and its pictures without a server, answered by the same `fetch` as over HTTP. */
import type { Protocol } from "electron";
import { underPolicy } from "../host/page-policy.ts";
import type { Logger } from "../log.ts";
import { isOurs, SCHEME } from "./security.ts";

/** Must be called before the program is ready: the scheme gets an origin of its own, and may be fetched and streamed. */
export function registerScheme(protocol: Pick<Protocol, "registerSchemesAsPrivileged">): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Answers every request of the scheme. */
export function answerScheme(
  protocol: Pick<Protocol, "handle">,
  fetch: (request: Request) => Promise<Response>,
  log: Logger,
): void {
  protocol.handle(SCHEME, async (request) => {
    if (!isOurs(request.url)) return new Response(null, { status: 404 });
    const path = new URL(request.url).pathname;
    try {
      return await underPolicy(path, await fetch(request));
    } catch (error) {
      log.error("scheme.answer", { path, message: error instanceof Error ? error.message : String(error) });
      return new Response(null, { status: 500 });
    }
  });
}
