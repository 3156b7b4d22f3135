/** @file When the program ends: with its window, or later, when the queue is through; always after the studio has closed. */
import type { App } from "electron";
import type { Standing } from "./background.ts";
import type { TraySign } from "./tray.ts";

/** What of Electron and of the program its life depends on. */
export interface LifeParts {
  readonly app: Pick<App, "on" | "quit">;
  readonly sign: TraySign;
  readonly platform: NodeJS.Platform;
  /** Closes the studio; the program ends when it is done. */
  readonly close: () => Promise<void>;
}

export interface Life {
  /** To be told whenever the queue begins or ends to work. */
  readonly standing: (now: Standing) => void;
}

/** A closed window leaves the queue at work, with a sign in the tray; without work, or on the wish to quit, all ends. */
export function shellLife({ app, sign, platform, close }: LifeParts): Life {
  let standing: Standing = { working: false, language: "en" };
  let isShut = false;
  let closing: "no" | "under way" | "done" = "no";
  const settle = (): void => {
    sign.set(isShut && standing.working, standing.language);
    // On macOS a program without windows stays until it is told to quit.
    if (isShut && !standing.working && platform !== "darwin") app.quit();
  };
  app.on("browser-window-created", () => {
    isShut = false;
    settle();
  });
  app.on("window-all-closed", () => {
    isShut = true;
    settle();
  });
  app.on("before-quit", (event) => {
    if (closing === "done") return;
    event.preventDefault();
    if (closing === "under way") return;
    closing = "under way";
    void close().finally(() => {
      closing = "done";
      app.quit();
    });
  });
  return {
    standing: (now) => {
      standing = now;
      settle();
    },
  };
}
