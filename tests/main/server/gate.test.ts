/** @file The gate of the local server: what passes, what is welcomed, and everything else refused. */
import { describe, expect, test } from "vitest";
import { gateAt, type Visit } from "../../../main/server/gate.ts";

const gate = gateAt(8123, "the-token");
const cookie = "other=1; circumplex-8123=the-token";
const host = "127.0.0.1:8123";
const origin = `http://${host}`;

/** What becomes of a request to this path with these headers. */
function verdict(headers: Visit["headers"], { path = "/", method = "GET", isSocket = false } = {}): string {
  return gate.judge({ method, url: new URL(path, origin), headers, isSocket }).kind;
}

test("a token has 256 bits and is another every time", () => {
  const tokens = [gateAt(1), gateAt(1)].map(({ token }) => Buffer.from(token, "base64url"));
  expect(tokens.map(({ length }) => length)).toEqual([32, 32]);
  expect(tokens[0]!.equals(tokens[1]!)).toBe(false);
});

test("the printed address is welcomed with a cookie that no script reads and no other site sends", () => {
  const url = new URL("/?token=the-token", origin);
  expect(gate.judge({ method: "GET", url, headers: { host }, isSocket: false })).toEqual({
    kind: "welcome",
    cookie: "circumplex-8123=the-token; Path=/; HttpOnly; SameSite=Strict",
  });
});

describe("with the cookie", () => {
  test.each([
    ["a visit", { host, cookie }, {}],
    ["a visit by the other name of this machine", { host: "localhost:8123", cookie }, {}],
    ["a request of the page", { host, cookie, origin, "sec-fetch-site": "same-origin" }, { path: "/blob/ab" }],
    ["an import of the page", { host, cookie, origin }, { method: "PUT", path: "/import" }],
    ["the page's socket", { host, cookie, origin }, { isSocket: true, path: "/contract" }],
    [
      "a link from another site",
      { host, cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
      { path: "/" },
    ],
  ] as const)("%s passes", (_name, headers, how) => {
    expect(verdict(headers, how)).toBe("pass");
  });

  test.each([
    ["another name for this address (DNS rebinding)", { host: "evil.example:8123", cookie }, {}],
    ["this machine without the port", { host: "127.0.0.1", cookie }, {}],
    ["no Host at all", { cookie }, {}],
    ["another Origin", { host, cookie, origin: "http://evil.example" }, {}],
    ["another port's Origin", { host, cookie, origin: "http://127.0.0.1:9000" }, {}],
    ["a mixed pair of names", { host, cookie, origin: "http://localhost:8123" }, {}],
    ["an Origin that hides itself", { host, cookie, origin: "null" }, {}],
    ["an import without Origin", { host, cookie }, { method: "PUT", path: "/import" }],
    ["a socket without Origin", { host, cookie }, { isSocket: true, path: "/contract" }],
    [
      "a picture in another site's page",
      { host, cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
      {},
    ],
    [
      "a picture in another port's page",
      { host, cookie, "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" },
      {},
    ],
  ] as const)("%s is refused", (_name, headers, how) => {
    expect(verdict(headers, how)).toBe("refuse");
  });
});

test.each([
  ["no cookie", { host }, {}],
  ["a wrong cookie", { host, cookie: "circumplex-8123=the-tokem" }, {}],
  ["a longer cookie", { host, cookie: "circumplex-8123=the-token1" }, {}],
  ["another server's cookie", { host, cookie: "circumplex-8124=the-token" }, {}],
  ["a wrong token", { host }, { path: "/?token=wrong" }],
  ["an empty token", { host }, { path: "/?token=" }],
  ["the token on another path", { host }, { path: "/blob/ab?token=the-token" }],
  ["the token for a socket", { host, origin }, { path: "/?token=the-token", isSocket: true }],
])("%s is refused", (_name, headers, how) => {
  expect(verdict(headers, how)).toBe("refuse");
});

test("whoever is refused is told what to do", () => {
  const url = new URL("/", origin);
  expect(gate.judge({ method: "GET", url, headers: { host }, isSocket: false })).toEqual({
    kind: "refuse",
    sentence: "Open the address that Circumplex printed when it started; it holds this session's key.",
  });
});
