/** @file When the desktop program ends: with its window, or when the queue is through; always after the studio has closed. */
import type { App } from "electron";
import { expect, test } from "vitest";
import { shellLife } from "../../../main/electron/life.ts";

/** A program that can be told what happens to it, and that remembers what was done. */
function program(platform: NodeJS.Platform = "linux") {
  const done: string[] = [];
  const listeners = new Map<string, (event: { preventDefault: () => void }) => void>();
  let finish: () => void = () => {};
  const app = {
    on: (name: string, listener: (event: { preventDefault: () => void }) => void) => listeners.set(name, listener),
    quit: () => done.push("quit"),
  };
  const life = shellLife({
    app: app as unknown as Pick<App, "on" | "quit">,
    platform,
    sign: { set: (visible, language) => done.push(`sign ${visible ? language : "off"}`) },
    close: () => {
      done.push("closing");
      return new Promise((resolve) => (finish = resolve));
    },
  });
  const tell = (name: string): void => listeners.get(name)!({ preventDefault: () => done.push("prevented") });
  const since = (): string[] => done.splice(0);
  return { life, tell, since, finish: () => finish() };
}

const working = { working: true, language: "en" } as const;
const idle = { working: false, language: "en" } as const;

test("without work the program ends with its window", () => {
  const { life, tell, since } = program();
  life.standing(idle);
  since();
  tell("window-all-closed");
  expect(since()).toEqual(["sign off", "quit"]);
});

test("while the queue works it stays, with a sign, and ends when the queue is through", () => {
  const { life, tell, since } = program();
  tell("browser-window-created");
  life.standing(working);
  since();
  tell("window-all-closed");
  expect(since()).toEqual(["sign en"]);
  life.standing({ working: true, language: "de" });
  expect(since()).toEqual(["sign de"]);
  life.standing(idle);
  expect(since()).toEqual(["sign off", "quit"]);
});

test("a window that comes back takes the sign away", () => {
  const { life, tell, since } = program();
  life.standing(working);
  tell("window-all-closed");
  since();
  tell("browser-window-created");
  expect(since()).toEqual(["sign off"]);
  life.standing(idle);
  expect(since()).toEqual(["sign off"]);
});

test("on macOS it stays without windows", () => {
  const { life, tell, since } = program("darwin");
  life.standing(idle);
  tell("window-all-closed");
  expect(since()).not.toContain("quit");
});

test("it ends after the studio has closed, which is asked once", async () => {
  const { tell, since, finish } = program();
  tell("before-quit");
  tell("before-quit");
  expect(since()).toEqual(["prevented", "closing", "prevented"]);
  finish();
  await new Promise((resolve) => setImmediate(resolve));
  expect(since()).toEqual(["quit"]);
  tell("before-quit");
  expect(since()).toEqual([]);
});
