/** @file Whether what is measured leaves this machine. */
import { expect, test } from "vitest";
import { judgeSetup } from "../../../app/contract/studio/judges.ts";
import { foreignHostOf } from "../../../renderer/state/judges.ts";

const server = (address: string) => judgeSetup.parse({ kind: "server", address, model: "m" });

test("only a server elsewhere is sent anything", () => {
  expect(foreignHostOf(null)).toBeNull();
  expect(foreignHostOf(judgeSetup.parse({ kind: "local", folder: "/models/x" }))).toBeNull();
  expect(foreignHostOf(server("http://localhost:1234/v1"))).toBeNull();
  expect(foreignHostOf(server("http://127.0.0.1:1234/v1"))).toBeNull();
  expect(foreignHostOf(server("https://GPU.example.org/v1"))).toBe("gpu.example.org");
});
