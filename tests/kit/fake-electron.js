/**
 * @file Just enough of Electron for the packed main process to start under plain Node: put in place of the package
 * electron, it asks for the page once the scheme is answered, says what it got as JSON, and quits.
 */
import { fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { tmpdir } from "node:os";

const seen = { registered: [], guards: [], page: undefined, window: undefined };
let isQuitting = false;

class App extends EventEmitter {
  isPackaged = true;
  setPath() {}
  getPath = () => tmpdir();
  requestSingleInstanceLock = () => process.env.SECOND_INSTANCE === undefined;
  whenReady = () => Promise.resolve();
  exit = (code) => process.exit(code);
  /** As Electron does: `before-quit` may prevent it. */
  quit() {
    let prevented = false;
    this.emit("before-quit", { preventDefault: () => (prevented = true) });
    if (prevented || isQuitting) return;
    isQuitting = true;
    process.stdout.write(JSON.stringify(seen));
    process.exitCode = 0;
  }
}
export const app = new App();

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => seen.registered.push(...schemes.map(({ scheme }) => scheme)),
  handle: (scheme, answer) => {
    setImmediate(async () => {
      const page = await answer(new Request(`${scheme}://app/`));
      seen.page = { status: page.status, hasNonce: !(await page.text()).includes("CSP_NONCE") };
      app.quit();
    });
  },
};

const guard = (name) => () => seen.guards.push(name);
export const session = {
  defaultSession: {
    setPermissionRequestHandler: guard("permission request"),
    setPermissionCheckHandler: guard("permission check"),
    setDevicePermissionHandler: guard("device"),
    setSpellCheckerEnabled: guard("spelling"),
    webRequest: { onBeforeRequest: guard("request") },
  },
};

export class BrowserWindow extends EventEmitter {
  webContents = Object.assign(new EventEmitter(), { setWindowOpenHandler: guard("open") });
  constructor({ webPreferences: { sandbox, contextIsolation, nodeIntegration } }) {
    super();
    seen.window = { sandbox, contextIsolation, nodeIntegration };
  }
  isDestroyed = () => false;
  isMinimized = () => false;
  focus() {}
  loadURL(address) {
    seen.window.address = address;
    return Promise.resolve();
  }
}

/** A child of Node instead: the engine finds the channel it has. */
export const utilityProcess = {
  fork(entry, words) {
    const child = fork(entry, words, {
      serialization: "advanced",
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const stand = Object.assign(new EventEmitter(), {
      pid: child.pid,
      stdout: child.stdout,
      stderr: child.stderr,
      postMessage: (message) => void (child.connected && child.send(message, () => {})),
      kill: () => child.kill(),
    });
    child.on("message", (message) => stand.emit("message", message));
    child.on("exit", (code) => stand.emit("exit", code ?? 1));
    return stand;
  },
};

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const dialog = { showErrorBox: (_title, words) => process.stderr.write(words) };
export const ipcMain = new EventEmitter();
export const safeStorage = { isEncryptionAvailable: () => false };
export const shell = { openPath: () => Promise.resolve("") };
export const Menu = { setApplicationMenu() {}, buildFromTemplate: () => ({}) };
export class Tray extends EventEmitter {}
export class MessageChannelMain {}
