/** @file What the page may load and who may hold what it is served: the headers of every answer, on both hosts. */
import { randomBytes } from "node:crypto";

/** Stands in the built page where its nonce belongs. */
const PLACE_OF_NONCE = "CSP_NONCE";

/** Nothing but the page's own files; Emotion's style elements carry the nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Headers that every answer carries, pages of refusal included. */
export const GUARDS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // An answer that is no page of ours may load and run nothing, an SVG picture least of all.
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

/** Files whose name is a hash of their bytes. */
const NAMED_BY_CONTENT = /^\/(?:blob|assets)\//;

/**
 * The studio's answer as it may leave the program: guarded, cached as long as its name allows, and, when it is the page,
 * with a nonce of its own.
 *
 * @param path of the request, such as `/blob/…`
 */
export async function underPolicy(path: string, answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(GUARDS)) headers.set(name, value);
  const lasting = NAMED_BY_CONTENT.test(path) && (answer.ok || answer.status === 304);
  headers.set("cache-control", lasting ? "private, max-age=31536000, immutable" : "no-store");
  const { status, statusText } = answer;
  if (!headers.get("content-type")?.startsWith("text/html")) {
    return new Response(answer.body, { status, statusText, headers });
  }
  const nonce = randomBytes(18).toString("base64");
  const page = (await answer.text()).replaceAll(PLACE_OF_NONCE, nonce);
  headers.set("content-security-policy", contentSecurityPolicy(nonce));
  headers.delete("content-length");
  return new Response(page, { status, statusText, headers });
}
