/** @file What the page may ask of the main process beside the contract: a port, and a drag out of the window. */
import type { IpcMain, IpcMainEvent, MessageChannelMain, MessagePortMain } from "electron";
import { z } from "zod";
import type { Logger } from "../log.ts";
import { CHANNELS } from "./channels.ts";
import { isFromPage } from "./security.ts";

/** What of Electron and of the program the messages need. */
export interface MessageParts {
  readonly ipcMain: Pick<IpcMain, "on">;
  readonly MessageChannelMain: new () => MessageChannelMain;
  /** Serves the contract at a port that the page has the other end of. */
  readonly serveAt: (port: MessagePortMain) => void;
  /** A PNG of the picture under a readable name, as an absolute path. */
  readonly fileOf: (picture: string) => Promise<string>;
  /** What is seen under the pointer while dragging. */
  readonly dragIcon: string;
  readonly log: Logger;
}

const pictureId = z.string().min(1).max(100);

/** Listens; whatever does not come from the page itself is refused and logged. */
export function answerMessages({ ipcMain, MessageChannelMain, serveAt, fileOf, dragIcon, log }: MessageParts): void {
  const fromPage = (event: IpcMainEvent, channel: string): boolean => {
    if (isFromPage(event.senderFrame)) return true;
    log.warn("message.refused", { channel });
    return false;
  };
  ipcMain.on(CHANNELS.connect, (event) => {
    if (!fromPage(event, CHANNELS.connect)) return;
    const { port1, port2 } = new MessageChannelMain();
    serveAt(port1);
    event.sender.postMessage(CHANNELS.port, null, [port2]);
  });
  ipcMain.on(CHANNELS.drag, (event, given: unknown) => {
    const picture = pictureId.safeParse(given);
    if (!fromPage(event, CHANNELS.drag) || !picture.success) return;
    fileOf(picture.data).then(
      (file) => event.sender.startDrag({ file, icon: dragIcon }),
      (error: unknown) => log.warn("drag.failed", { message: error instanceof Error ? error.message : String(error) }),
    );
  });
}
