/** @file The one window: sandboxed, without Node, where it was when it was closed. */
import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import { guardContents, ORIGIN } from "./security.ts";
import { LEAST, readWindowState, type WindowState, writeWindowState } from "./window-state.ts";

/** What of Electron a window needs. */
export interface WindowParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: { getAllDisplays(): { workArea: { x: number; y: number; width: number; height: number } }[] };
}

export interface WindowPlaces {
  readonly preload: string;
  readonly icon: string;
  /** File of the window's place. */
  readonly state: string;
}

/** `desk` of the dark theme, so that nothing flashes before the page is there. */
const DESK = "#141413";

/** The options that make a page a mere page. */
export function windowOptions({ preload, icon }: WindowPlaces, state?: WindowState): BrowserWindowConstructorOptions {
  return {
    ...(state?.bounds ?? { width: 1440, height: 900 }),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    title: "Circumplex",
    icon,
    backgroundColor: DESK,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
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
  };
}

/** Opens the window and loads the page; shows it when there is something to see. */
export function openWindow({ BrowserWindow, screen }: WindowParts, places: WindowPlaces): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const state = readWindowState(places.state, screens);
  const window = new BrowserWindow(windowOptions(places, state));
  guardContents(window.webContents);
  if (state?.maximised) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    writeWindowState(places.state, { bounds: window.getNormalBounds(), maximised: window.isMaximized() });
  });
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
