/** @file Runs before the page, apart from it: hands over one port, and starts native drags. Nothing else crosses. */
import { contextBridge, ipcRenderer } from "electron";
import { BRIDGE, type Bridge, PORT_MESSAGE } from "../../app/contract/bridge.ts";
import { CHANNELS } from "./channels.ts";

/** The two globals of a page that are needed here; the rest of `main` knows no page. */
declare const window: { postMessage(message: string, origin: string, ports: readonly unknown[]): void };
declare const location: { readonly origin: string };

const bridge: Bridge = {
  connect: () => ipcRenderer.send(CHANNELS.connect),
  startDrag: (picture) => ipcRenderer.send(CHANNELS.drag, picture),
};

contextBridge.exposeInMainWorld(BRIDGE, bridge);
ipcRenderer.on(CHANNELS.port, ({ ports }) => window.postMessage(PORT_MESSAGE, location.origin, ports));
