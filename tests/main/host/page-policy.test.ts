/** @file The headers of every answer: the page with a nonce of its own, lasting files for ever, the rest not at all. */
import { expect, test } from "vitest";
import { underPolicy } from "../../../main/host/page-policy.ts";

const PAGE =
  '<script type="module" nonce="CSP_NONCE" src="./assets/a.js"></script><meta property="csp-nonce" nonce="CSP_NONCE">';

function page(): Response {
  return new Response(PAGE, { headers: { "content-type": "text/html; charset=utf-8", "content-length": "120" } });
}

test("the page carries the nonce that its policy names, and another each time", async () => {
  const nonces: string[] = [];
  for (let time = 0; time < 2; time++) {
    const answer = await underPolicy("/", page());
    const text = await answer.text();
    const [nonce, again] = [...text.matchAll(/nonce="([^"]+)"/g)].map(([, found]) => found!);
    expect(again).toBe(nonce);
    expect(text).not.toContain("CSP_NONCE");
    expect(answer.headers.get("content-security-policy")).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob:; font-src 'self'; ` +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(answer.headers.get("content-length")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
    nonces.push(nonce!);
  }
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("every answer is guarded, and what is no page may run nothing", async () => {
  const picture = new Response("<svg/>", { headers: { "content-type": "image/svg+xml" } });
  const answer = await underPolicy("/blob/ab", picture);
  expect(Object.fromEntries(answer.headers)).toEqual({
    "content-type": "image/svg+xml",
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  expect(await answer.text()).toBe("<svg/>");
});

test.each([
  ["/blob/ab", 200, "private, max-age=31536000, immutable"],
  ["/assets/index-abc.js", 200, "private, max-age=31536000, immutable"],
  ["/blob/ab", 404, "no-store"],
  ["/export/1/a.png", 200, "no-store"],
  ["/blobs", 200, "no-store"],
])("%s with status %i is kept as %s", async (path, status, kept) => {
  const answer = await underPolicy(path, new Response("x", { status, headers: { "cache-control": "public" } }));
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([status, kept]);
});
