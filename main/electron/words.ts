/** @file The few words that the system shows for us, outside the page. */
import type { Settings } from "../../app/contract/studio/settings.ts";

interface Words {
  readonly drawing: string;
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
    drawing: "Circumplex is drawing",
    show: "Show window",
    quit: "Quit and stop drawing",
    edit: "Edit",
    view: "View",
    window: "Window",
    file: "File",
    dataFolder: "Open data folder",
  },
  de: {
    drawing: "Circumplex zeichnet",
    show: "Fenster zeigen",
    quit: "Beenden und nicht weiterzeichnen",
    edit: "Bearbeiten",
    view: "Ansicht",
    window: "Fenster",
    file: "Datei",
    dataFolder: "Datenordner öffnen",
  },
};
