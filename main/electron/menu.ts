/** @file The menus of the system: what every program has; the studio's own actions are in the page, with their keys. */
import type { MenuItemConstructorOptions } from "electron";
import type { Settings } from "../../app/contract/studio/settings.ts";
import { WORDS } from "./words.ts";

export interface MenuWish {
  readonly platform: NodeJS.Platform;
  readonly language: Settings["language"];
  /** The developer's entries: reload and tools. */
  readonly isPackaged: boolean;
  readonly openDataFolder: () => void;
}

/** The menu bar. No entry has a key that the page uses for something else. */
export function menuBar({ platform, language, isPackaged, openDataFolder }: MenuWish): MenuItemConstructorOptions[] {
  const words = WORDS[language];
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ type: "separator" }, { role: "reload" }, { role: "toggleDevTools" }];
  return [
    ...(platform === "darwin" ? [{ role: "appMenu" } as const] : []),
    { label: words.file, submenu: [{ label: words.dataFolder, click: openDataFolder }, { role: "close" }] },
    { label: words.edit, role: "editMenu" },
    { label: words.view, submenu: [{ role: "togglefullscreen" }, ...developer] },
    { label: words.window, role: "windowMenu" },
  ];
}
