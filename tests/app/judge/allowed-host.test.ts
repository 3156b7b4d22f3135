/** @file Which hosts may be asked. */
import { expect, test } from "vitest";
import { isAllowed, isLoopback } from "../../../app/judge/allowed-host.ts";

/** A host as the URL standard writes it. */
const hostOf = (address: string): string => new URL(address).hostname;

test.each([
  "localhost",
  "LOCALHOST",
  "127.0.0.1",
  "127.8.9.1",
  "127.1",
  "2130706433",
  "0x7f.1",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
])("%s is this machine", (host) => expect(isLoopback(hostOf(`http://${host}:8080/v1`))).toBe(true));

test.each([
  "localhost.",
  "my.localhost",
  "localhost.example",
  "127.0.0.1.example",
  "128.0.0.1",
  "0.0.0.0",
  "10.127.0.1",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[fe80::1]",
  "127.example",
])("%s is not", (host) => expect(isLoopback(hostOf(`http://${host}/v1`))).toBe(false));

test("another host is allowed by its whole name and by nothing else", () => {
  expect(isAllowed("gpu.example", "gpu.example")).toBe(true);
  expect(isAllowed("gpu.example", " GPU.Example ")).toBe(true);
  expect(
    [null, "", "example", ".example", "*.example", "gpu.example:80", "http://gpu.example"].map((allowed) =>
      isAllowed("gpu.example", allowed),
    ),
  ).toEqual(Array(7).fill(false));
  expect(isAllowed("", "")).toBe(false);
  expect(isAllowed("127.0.0.1", "gpu.example")).toBe(true);
});
