/** @file The few words that the system shows for us, outside the page. */
import type { Settings } from "../../app/contract/studio/settings.ts";

interface Words {
  readonly working: string;
  readonly show: string;
  readonly quit: string;
  readonly edit: string;
  readonly view: string;
  readonly window: string;
  readonly file: string;
  readonly dataFolder: string;
}

export const WORDS: Readonly<Record<Settings["language"], Words>> = {
  en: {
    working: "Circumplex is at work",
    show: "Show window",
    quit: "Quit and go on next time",
    edit: "Edit",
    view: "View",
    window: "Window",
    file: "File",
    dataFolder: "Open data folder",
  },
  de: {
    working: "Circumplex arbeitet",
    show: "Fenster zeigen",
    quit: "Beenden und nächstes Mal fortsetzen",
    edit: "Bearbeiten",
    view: "Ansicht",
    window: "Fenster",
    file: "Datei",
    dataFolder: "Datenordner öffnen",
  },
};
