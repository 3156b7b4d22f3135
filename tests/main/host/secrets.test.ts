/** @file Keys of judges: whose goes before whose, and a file from which nobody without the keychain reads one. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Cipher, keyFile } from "../../../main/host/key-file.ts";
import { Secrets, sessionKeys } from "../../../main/host/secrets.ts";
import { openLog, SILENT } from "../../../main/log.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";

const KEY = "sk-abcdefghijklmnop";

/** A keychain of this session: another one cannot read what it wrote. */
function keychain(secret: number): Cipher {
  const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ secret));
  return {
    isAvailable: () => true,
    encrypt: (text) => Buffer.concat([Buffer.from([secret]), turned(Buffer.from(text))]),
    decrypt: (bytes) => {
      if (bytes[0] !== secret) throw new Error(`not mine: ${KEY}`);
      return turned(bytes.subarray(1)).toString();
    },
  };
}

test("what a person typed goes before the judge's own variable, and that before the common one", async () => {
  const environment = { CIRCUMPLEX_JUDGE_KEY: "common", CIRCUMPLEX_JUDGE_KEY_0192_AB: "own" };
  const secrets = new Secrets(sessionKeys(), environment);
  expect(secrets.of("0192-ab")).toEqual({ key: "own", place: "environment" });
  expect(secrets.of("other")).toEqual({ key: "common", place: "environment" });
  await secrets.set("0192-ab", KEY);
  expect(secrets.of("0192-ab")).toEqual({ key: KEY, place: "session" });
  await secrets.set("0192-ab", null);
  expect(secrets.of("0192-ab")).toEqual({ key: "own", place: "environment" });
  expect(new Secrets(sessionKeys(), { CIRCUMPLEX_JUDGE_KEY: "" }).of("other")).toBeUndefined();
});

test("a key in the keychain is there after a restart, and nobody reads it off the disk", async () => {
  const file = path.join(temporaryFolder(), "keys.json");
  const keys = keyFile({ file, cipher: keychain(7), log: SILENT });
  expect([keys.place, keys.get("a")]).toEqual(["keychain", undefined]);
  await Promise.all([keys.set("a", KEY), keys.set("b", "second"), keys.set("c", "third")]);
  await keys.set("b", null);
  expect(readFileSync(file, "latin1")).not.toContain(KEY);
  expect(readdirSync(path.dirname(file))).toEqual(["keys.json"]);
  const again = keyFile({ file, cipher: keychain(7), log: SILENT });
  expect(["a", "b", "c"].map((judge) => again.get(judge))).toEqual([KEY, undefined, "third"]);
});

test("with another keychain, or of a damaged file, there is no key, and the log does not say what was there", async () => {
  const directory = temporaryFolder();
  const file = path.join(directory, "keys.json");
  const log = openLog({ directory });
  await keyFile({ file, cipher: keychain(7), log }).set("a", KEY);
  const other = keyFile({ file, cipher: keychain(9), log });
  for (let time = 0; time < 3; time++) expect(other.get("a")).toBeUndefined();
  await other.set("a", "new");
  expect(keyFile({ file, cipher: keychain(9), log }).get("a")).toBe("new");
  writeFileSync(file, '{"version":1,"keys":{"a":');
  const damaged = keyFile({ file, cipher: keychain(9), log });
  expect(damaged.get("a")).toBeUndefined();
  await damaged.set("b", "next");
  expect(keyFile({ file, cipher: keychain(9), log }).get("b")).toBe("next");
  const said = readFileSync(path.join(directory, "logs/circumplex.log"), "utf8");
  expect([said.split("key.unreadable").length - 1, said.includes("keys.unreadable"), said.includes(KEY)]).toEqual([
    1,
    true,
    false,
  ]);
});

test("without a keychain a key is kept for the session and never written", async () => {
  const file = path.join(temporaryFolder(), "keys.json");
  const keys = keyFile({ file, cipher: { ...keychain(7), isAvailable: () => false }, log: SILENT });
  await keys.set("a", KEY);
  expect([keys.place, keys.get("a"), existsSync(file)]).toEqual(["session", KEY, false]);
});

test("a key that cannot be written down is not kept, and why is said without it", async () => {
  const folder = path.join(temporaryFolder(), "data");
  const keys = keyFile({ file: path.join(folder, "keys.json"), cipher: keychain(7), log: SILENT });
  const error: unknown = await keys.set("a", KEY).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ failure: { code: "disk.gone" } });
  expect(keys.get("a")).toBeUndefined();
  const broken = {
    ...keychain(7),
    encrypt: (text: string): never => {
      throw new Error(text);
    },
  };
  mkdirSync(folder);
  const refused: unknown = await keyFile({ file: path.join(folder, "keys.json"), cipher: broken, log: SILENT })
    .set("a", KEY)
    .catch((reason: unknown) => reason);
  expect(refused).toMatchObject({ failure: { code: "input.invalid" } });
  expect(JSON.stringify(refused)).not.toContain(KEY);
  rmSync(folder, { recursive: true });
});
