/** @file The window: every flag that makes the page a mere page, and where the window opens. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import { openWindow, windowOptions } from "../../../main/electron/window.ts";
import { readWindowState, writeWindowState } from "../../../main/electron/window-state.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";

const places = { preload: "/p/preload.cjs", icon: "/p/icon.png", state: "/nowhere/window.json" };
const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };

test("the page is isolated, sandboxed, without Node and with web security", () => {
  expect(windowOptions(places)).toEqual({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    title: "Circumplex",
    icon: "/p/icon.png",
    backgroundColor: "#141413",
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: "/p/preload.cjs",
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
});

describe("where the window was", () => {
  const bounds = { x: 100, y: 50, width: 1200, height: 800 };
  const file = (): string => path.join(temporaryFolder(), "window.json");

  test("is found again", () => {
    const place = file();
    writeWindowState(place, { bounds, maximised: true });
    expect(readWindowState(place, [SCREEN])).toEqual({ bounds, maximised: true });
  });

  test("is forgotten when no screen shows it any more", () => {
    const place = file();
    writeWindowState(place, { bounds: { ...bounds, x: 2500 }, maximised: false });
    expect(readWindowState(place, [SCREEN])).toBeUndefined();
    expect(readWindowState(place, [SCREEN, { ...SCREEN, x: 1920 }])).toBeDefined();
  });

  test.each(["", "{}", "null", '{"bounds":{"x":0,"y":0,"width":10,"height":10},"maximised":false}', "\u0000"])(
    "is forgotten when the file says %j",
    (text) => {
      const place = file();
      writeFileSync(place, text);
      expect(readWindowState(place, [SCREEN])).toBeUndefined();
    },
  );

  test("costs nothing when it cannot be kept", () => {
    expect(() => writeWindowState("/nowhere/at/all/window.json", { bounds, maximised: false })).not.toThrow();
  });
});

/** A window that remembers what was done with it. */
class FakeWindow {
  readonly done: string[] = [];
  readonly listeners = new Map<string, () => void>();
  readonly webContents = { setWindowOpenHandler: () => this.done.push("guarded"), on: () => {} };
  readonly options: BrowserWindowConstructorOptions;
  constructor(options: BrowserWindowConstructorOptions) {
    this.options = options;
  }
  on(name: string, listener: () => void): void {
    this.listeners.set(name, listener);
  }
  once(name: string, listener: () => void): void {
    this.on(name, listener);
  }
  show(): void {
    this.done.push("shown");
  }
  maximize(): void {
    this.done.push("maximised");
  }
  loadURL(address: string): Promise<void> {
    this.done.push(`loads ${address}`);
    return Promise.resolve();
  }
  getNormalBounds(): typeof SCREEN {
    return { x: 5, y: 6, width: 1300, height: 750 };
  }
  isMaximized(): boolean {
    return false;
  }
}

test("a window is guarded before it loads, shown when there is something to see, and leaves its place behind", () => {
  const state = path.join(temporaryFolder(), "window.json");
  const BrowserWindow = FakeWindow as unknown as new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  const screen = { getAllDisplays: () => [{ workArea: SCREEN }] };
  const window = openWindow({ BrowserWindow, screen }, { ...places, state }) as unknown as FakeWindow;
  expect(window.done).toEqual(["guarded", "loads studio://app/"]);
  window.listeners.get("ready-to-show")!();
  expect(window.done.at(-1)).toBe("shown");
  window.listeners.get("close")!();
  const again = openWindow({ BrowserWindow, screen }, { ...places, state }) as unknown as FakeWindow;
  expect(again.options).toMatchObject({ x: 5, y: 6, width: 1300, height: 750 });
});
