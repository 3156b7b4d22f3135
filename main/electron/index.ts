/** @file The Electron shell: one instance, one window, the studio behind it, and the queue that outlives the window. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from "electron";
import { toFailure } from "../../app/contract/failure.ts";
import { studio as contract } from "../../app/contract/studio/studio.ts";
import { serve } from "../../app/contract/wire.ts";
import { launchElectron, launchTunerElectron, probeElectron } from "../engine/launch-electron.ts";
import { createStudio, type Studio } from "../host/create-studio.ts";
import { sentenceOf } from "../host/failure-sentence.ts";
import { keyFile } from "../host/key-file.ts";
import { unforeseen } from "../host/unforeseen.ts";
import { openLog } from "../log.ts";
import { electronPort } from "../ports/electron-port.ts";
import { watchStanding } from "./background.ts";
import { dragFile } from "./drag-file.ts";
import { keychain } from "./keychain.ts";
import { shellLife } from "./life.ts";
import { menuBar } from "./menu.ts";
import { answerMessages } from "./messages.ts";
import { answerScheme, registerScheme } from "./scheme.ts";
import { guardSession, ORIGIN } from "./security.ts";
import { places } from "./start-up.ts";
import { traySign } from "./tray.ts";
import { openWindow } from "./window.ts";

const where = places({ appPath: path.join(import.meta.dirname, "../../.."), words: process.argv });
registerScheme(protocol);
keepInDataFolder();
// Not awaited: the program is not ready before this file has been run to its end.
if (app.requestSingleInstanceLock()) void start();
else app.quit();

/** Chromium's files lie with the data, so that the lock of one instance is a lock of one data folder. */
function keepInDataFolder(): void {
  try {
    mkdirSync(where.window, { recursive: true });
    app.setPath("userData", where.window);
  } catch {
    // The studio cannot be opened there either, and says why.
  }
}

async function start(): Promise<void> {
  const log = openLog({ directory: where.data });
  let window: BrowserWindow | undefined;
  const show = (): void => {
    if (window === undefined || window.isDestroyed()) {
      window = openWindow(
        { BrowserWindow, screen },
        { preload: where.preload, icon: where.icon, state: path.join(where.window, "window.json") },
      );
      window.on("closed", () => (window = undefined));
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on("second-instance", show);
  await app.whenReady();
  const studio = open(log);
  if (studio === undefined) return;

  guardSession(session.defaultSession, { isPackaged: app.isPackaged });
  answerScheme(protocol, (request) => studio.fetch(request), log);
  answerMessages({
    ipcMain,
    MessageChannelMain,
    serveAt: (port) => serve(contract, studio.handlers, electronPort(port), { onError: unforeseen(log) }),
    fileOf: (picture) => dragFile(studio, ORIGIN, path.join(app.getPath("temp"), "circumplex-drag"), picture),
    dragIcon: where.smallIcon,
    log,
  });
  const closing = new AbortController();
  const life = shellLife({
    app,
    sign: traySign({ Tray, Menu, icon: where.smallIcon, show, quit: () => app.quit() }),
    platform: process.platform,
    close: () => {
      closing.abort();
      return studio.close();
    },
  });
  app.on("activate", show);
  show();
  await watchStanding(studio.handlers, closing.signal, (now) => {
    const wish = { platform: process.platform, language: now.language, isPackaged: app.isPackaged };
    const openDataFolder = (): void => void shell.openPath(where.data);
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuBar({ ...wish, openDataFolder })));
    life.standing(now);
  }).catch((error: unknown) => {
    if (!closing.signal.aborted) log.error("standing", { message: String(error) });
  });
}

/** The studio, or a dialogue that says why there is none. */
function open(log: ReturnType<typeof openLog>): Studio | undefined {
  try {
    const { data: directory, models, instructions, page } = where;
    return createStudio({
      directory,
      models,
      instructions,
      page,
      host: "electron",
      launch: launchElectron,
      launchTuner: launchTunerElectron,
      probe: probeElectron,
      log,
      keys: keyFile({ file: where.keys, cipher: keychain(safeStorage, process.platform), log }),
    });
  } catch (error) {
    dialog.showErrorBox("Circumplex", sentenceOf(toFailure(error)));
    app.exit(3);
    return undefined;
  }
}
