/** @file The design's neutrals as values, where a stylesheet's variables cannot be read; tokens.css says the same. */
import type { Scheme } from "../../app/colour/affect-colour.ts";

interface Neutrals {
  readonly well: string;
  readonly desk: string;
  readonly "sheet-1": string;
  readonly "sheet-2": string;
  readonly "sheet-3": string;
  readonly ink: string;
  readonly "ink-2": string;
  readonly "ink-3": string;
  readonly line: string;
  readonly "line-2": string;
  readonly slip: string;
  readonly "slip-ink": string;
  readonly focus: string;
}

export const NEUTRALS: { readonly [S in Scheme]: Neutrals } = {
  dark: {
    well: "#0d0d0c",
    desk: "#141413",
    "sheet-1": "#1c1b1a",
    "sheet-2": "#252422",
    "sheet-3": "#302e2c",
    ink: "#efece6",
    "ink-2": "#bbb6ad",
    "ink-3": "#9c978e",
    line: "#35332f",
    "line-2": "#4a4742",
    slip: "#ece8e0",
    "slip-ink": "#1b1a18",
    focus: "#fffaf0",
  },
  light: {
    well: "#c9c5bd",
    desk: "#d9d5ce",
    "sheet-1": "#e9e6e0",
    "sheet-2": "#f4f2ee",
    "sheet-3": "#fdfcfa",
    ink: "#1d1b19",
    "ink-2": "#4c4842",
    "ink-3": "#5f5a53",
    line: "#d0cbc2",
    "line-2": "#aaa499",
    slip: "#24221f",
    "slip-ink": "#f6f3ed",
    focus: "#1d1b19",
  },
};
