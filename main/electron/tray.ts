/** @file The sign that the queue works on though the window is closed. */
import type { Menu, MenuItemConstructorOptions, Tray } from "electron";
import type { Settings } from "../../app/contract/studio/settings.ts";
import { WORDS } from "./words.ts";

/** What of Electron and of the program a tray needs. */
export interface TrayParts {
  readonly Tray: new (icon: string) => Tray;
  readonly Menu: { buildFromTemplate(template: MenuItemConstructorOptions[]): Menu };
  readonly icon: string;
  readonly show: () => void;
  readonly quit: () => void;
}

export interface TraySign {
  /** Appears and goes; the words follow the language. */
  readonly set: (visible: boolean, language: Settings["language"]) => void;
}

/** A sign that is not there yet. */
export function traySign({ Tray, Menu, icon, show, quit }: TrayParts): TraySign {
  let tray: Tray | undefined;
  return {
    set: (visible, language) => {
      if (!visible) {
        tray?.destroy();
        tray = undefined;
        return;
      }
      const words = WORDS[language];
      if (tray === undefined) {
        tray = new Tray(icon);
        tray.on("click", show);
      }
      tray.setToolTip(words.working);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words.working, enabled: false },
          { type: "separator" },
          { label: words.show, click: show },
          { label: words.quit, click: quit },
        ]),
      );
    },
  };
}
