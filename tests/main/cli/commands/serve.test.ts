/** @file `circumplex serve` through the real process: one line with the address, one data folder an instance, a clean end. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";
import { COMMAND } from "../../../kit/places.ts";

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill("SIGKILL")));

const said = z.strictObject({ url: z.string(), port: z.int(), data: z.string() });

/** A serving process, once it has said where the page is. */
async function serving(words: readonly string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [COMMAND, "serve", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  const lines = createInterface({ input: child.stdout! });
  const wrong = once(child, "exit").then(async () => Promise.reject(new Error(await text(child.stderr!))));
  const [line] = (await Promise.race([once(lines, "line"), wrong])) as [string];
  wrong.catch(() => {});
  return { child, line };
}

test("says where the page is, serves it to whoever has the address, and ends cleanly on Ctrl-C", async () => {
  const data = path.join(temporaryFolder(), "new", "folder");
  const { child, line } = await serving(["--json", "--data", data]);
  const { url, port, data: folder } = said.parse(JSON.parse(line));
  expect([folder, new URL(url).port]).toEqual([data, String(port)]);
  const welcome = await fetch(url, { redirect: "manual" });
  const cookie = welcome.headers.get("set-cookie")!.split(";")[0]!;
  const page = await fetch(new URL("/", url), { headers: { cookie } });
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await page.text()).toContain("<title>");

  // A second instance on the folder says so and leaves; the first does not notice.
  const second = await circumplex(["serve", "--data", data]);
  expect(second).toEqual({
    code: 3,
    stdout: "",
    stderr: `Another Circumplex uses the data folder ${data}: close it, or give this one another folder with --data DIR.\n`,
  });
  expect((await fetch(new URL("/", url), { headers: { cookie } })).status).toBe(200);

  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
  const { stdout } = await circumplex(["repair", "--data", data]);
  expect(stdout).toBe("The database is sound; nothing was changed.\n");
});

test("also ends cleanly when the system asks it to", async () => {
  const { child, line } = await serving(["--data", temporaryFolder()]);
  expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a port that is taken is one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, stdout, stderr } = await circumplex(["serve", "--port", String(port), "--data", temporaryFolder()]);
  other.close();
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(
      new RegExp(
        `^(Building.*\\n)?Another program uses port ${port}: give another with --port, or 0 for any free one.\\n$`,
      ),
    ),
  });
});

test.each([
  [["serve", "--port", "66000"], "--port needs a number from 0 to 65535, not “66000”."],
  [["serve", "--port", "some"], "--port needs a whole number, not “some”."],
  [["serve", "here"], "serve takes no “here”."],
  [["serve", "--data", ""], "--data needs the name of a folder."],
  [["repair", "--data", "/nowhere/at/all"], "There is no data folder /nowhere/at/all."],
  [["repair", "now"], "repair takes no “now”."],
])("%j is refused", async (words, sentence) => {
  expect(await circumplex(words)).toEqual({ code: 2, stdout: "", stderr: `${sentence}\n` });
});
