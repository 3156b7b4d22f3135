/** @file Opening the wire to the host: the port that Electron's preload hands over, or a WebSocket to the server of this page. */
import { BRIDGE, type Bridge, PORT_MESSAGE } from "../../app/contract/bridge.ts";
import { StudioError } from "../../app/contract/failure.ts";
import { messagePort } from "../../app/contract/ports/message-port.ts";
import { webSocketPort } from "../../app/contract/ports/web-socket.ts";
import type { Port } from "../../app/contract/wire.ts";

/** What Electron's preload offers; undefined in a browser. */
export function bridge(): Bridge | undefined {
  return (globalThis as { readonly [BRIDGE]?: Bridge })[BRIDGE];
}

/** Opens one port; rejects with `wire.closed` when the host does not answer. */
export function openPort(): Promise<Port> {
  const electron = bridge();
  return electron === undefined ? overWebSocket() : overMessagePort(electron);
}

/** Milliseconds the host has to hand over a port or to answer a socket; after that it is asked again. */
const PATIENCE = 10_000;

/** Whether there is a host that does not let this window in: a server that was started again has another key. */
export async function isRefused(): Promise<boolean> {
  if (bridge() !== undefined) return false;
  try {
    const { status } = await fetch("/", { method: "HEAD", cache: "no-store" });
    return status === 403;
  } catch {
    return false;
  }
}

function overMessagePort(electron: Bridge): Promise<Port> {
  return new Promise((resolve, reject) => {
    const take = (event: MessageEvent): void => {
      if (event.source !== window || event.data !== PORT_MESSAGE) return;
      const [port] = event.ports;
      if (port === undefined) return;
      clearTimeout(late);
      removeEventListener("message", take);
      resolve(messagePort(port));
    };
    const late = setTimeout(() => {
      removeEventListener("message", take);
      reject(new StudioError({ code: "wire.closed" }));
    }, PATIENCE);
    addEventListener("message", take);
    electron.connect();
  });
}

function overWebSocket(): Promise<Port> {
  return new Promise((resolve, reject) => {
    const address = new URL("/contract", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    const giveUp = (): void => {
      clearTimeout(late);
      reject(new StudioError({ code: "wire.closed" }));
      socket.close();
    };
    const late = setTimeout(giveUp, PATIENCE);
    socket.addEventListener("error", giveUp, { once: true });
    // What lies between may close a socket before it is open, and call that no error.
    socket.addEventListener("close", giveUp, { once: true });
    socket.addEventListener(
      "open",
      () => {
        clearTimeout(late);
        socket.removeEventListener("error", giveUp);
        socket.removeEventListener("close", giveUp);
        resolve(webSocketPort(socket));
      },
      { once: true },
    );
  });
}
