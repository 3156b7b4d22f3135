/** @file What is typed to add a judge: what is wrong with it, what it allows, and that the host would take it. */
import { describe, expect, test } from "vitest";
import { judgeSetup } from "../../../app/contract/studio/judges.ts";
import {
  foreignHostIn,
  localFields,
  localProblem,
  localSetupOf,
  placeProblem,
  PRESETS,
  serverFields,
  serverProblem,
  serverSetupOf,
} from "../../../renderer/features/judges/setup-form.ts";

const TYPED = { ...serverFields("Gemma", null), model: "gemma" };

describe("the host of an address", () => {
  test.each([
    ["http://127.0.0.1:11434/v1", null],
    ["http://localhost/v1", null],
    ["http://[::1]:8080/v1", null],
    ["http://127.1/v1", null],
    [" https://GPU.example.org/v1 ", "gpu.example.org"],
    ["http://127.0.0.1.example.org/v1", "127.0.0.1.example.org"],
    ["http://192.168.0.7:8000/v1", "192.168.0.7"],
    ["ftp://example.org", null],
    ["not an address", null],
    ["", null],
  ])("%s must be named: %s", (address, host) => {
    expect(foreignHostIn(address)).toBe(host);
  });
});

describe("what is typed", () => {
  test("is told of in the order in which it is read", () => {
    expect(serverProblem({ ...TYPED, address: "ollama" })).toBe("addressWrong");
    expect(serverProblem({ ...TYPED, address: "https://example.org/v1", allowedHost: "example.com" })).toBe(
      "hostUnnamed",
    );
    expect(serverProblem({ ...TYPED, model: "  " })).toBe("modelMissing");
    expect(serverProblem({ ...TYPED, name: " " })).toBe("nameMissing");
    expect(serverProblem(TYPED)).toBeNull();
    expect(localProblem(localFields("", null))).toBe("folderMissing");
    expect(localProblem({ ...localFields("", null), folder: "/models/x" })).toBe("nameMissing");
    expect(localProblem({ ...localFields("x", null), folder: "/models/x" })).toBeNull();
  });

  test("allows another host only when its whole name is repeated", () => {
    const address = "https://gpu.example.org/v1";
    expect(placeProblem({ address, allowedHost: "example.org" })).toBe("hostUnnamed");
    expect(placeProblem({ address, allowedHost: " GPU.example.org " })).toBeNull();
    expect(serverSetupOf({ ...TYPED, address, allowedHost: " GPU.example.org " })).toMatchObject({
      allowedHost: "gpu.example.org",
    });
  });

  test("for another address allows nothing on this machine", () => {
    expect(serverSetupOf({ ...TYPED, allowedHost: "gpu.example.org" })).toMatchObject({ allowedHost: null });
  });
});

test("what the form makes is what the contract takes, and comes back into the form", () => {
  for (const { address } of PRESETS) {
    const made = serverSetupOf({ ...TYPED, address, reads: 2, temperature: 0.1, timeoutSeconds: 30 });
    expect(judgeSetup.parse(made)).toEqual(made);
    if (made.kind !== "server") throw new Error("A server was asked for.");
    expect(serverSetupOf(serverFields("Gemma", made))).toEqual(made);
  }
  const local = localSetupOf({ ...localFields("x", null), folder: " /models/x " });
  expect(judgeSetup.parse(local)).toEqual({
    kind: "local",
    folder: "/models/x",
    reads: 2,
    temperature: 0.5,
    idleMinutes: 10,
  });
});
