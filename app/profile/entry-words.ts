/** @file What a person did, in a few words for the list of what can be taken back. */
import { formatAffectNumber } from "../affect/regions.ts";
import type { Point } from "../contract/shapes.ts";
import type { ProfileEntry } from "./log.ts";

/** One sentence. */
export function entryInWords(entry: ProfileEntry): string {
  switch (entry.kind) {
    case "suggestion.decided": {
      const done = { accept: "Accepted", edit: "Rewrote", reject: "Rejected" }[entry.decision];
      const what = entry.families.map(familyInWords).join(", ");
      return what === "" ? `${done} a suggestion.` : `${done} a suggestion: ${what}.`;
    }
    case "effect.measured":
      return `Measured what an edit did: ${entry.families.map(familyInWords).join(", ")}.`;
    case "pair.chosen":
      return entry.winner === "tie" ? "Found two pictures to fit alike." : "Chose one of two pictures.";
    case "picture.rated":
      return entry.stars === 0 ? "Took the stars off a picture." : `Gave a picture ${starsInWords(entry.stars)}.`;
    case "mood.corrected":
      return `Felt a picture at ${place(entry.felt)}, not at ${place(entry.measured)}.`;
    case "weights.set": {
      const { valence, arousal, preference } = entry.weights;
      return `Set the weights: valence ${valence}, arousal ${arousal}, taste ${preference}.`;
    }
    case "undone":
      return "Took a decision back.";
    case "reset":
      return RESET_WORDS[entry.what];
    case "imported":
      return "Brought in a profile from a file.";
  }
}

const RESET_WORDS: Readonly<Record<Extract<ProfileEntry, { kind: "reset" }>["what"], string>> = {
  preference: "Forgot the taste.",
  calibration: "Forgot the corrections of moods.",
  effects: "Forgot what edits were seen to do.",
  all: "Forgot everything.",
};

const starsInWords = (stars: number): string => (stars === 1 ? "one star" : `${stars} stars`);
const place = ({ valence, arousal }: Point): string =>
  `valence ${formatAffectNumber(valence)}, arousal ${formatAffectNumber(arousal)}`;

/** `swap:palette:dark>palette:warm` is “palette warm for palette dark”, `add:flowers` “add flowers”. */
export function familyInWords(family: string): string {
  const plain = (words: string): string => words.replaceAll(/[:-]/g, " ");
  const swap = /^swap:(.+)>(.+)$/.exec(family);
  return swap ? `${plain(swap[2]!)} for ${plain(swap[1]!)}` : plain(family);
}
