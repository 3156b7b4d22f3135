/** @file A filter in words of the language that is set. */
import type { GalleryFilter } from "../../../app/contract/studio/gallery.ts";
import { plane } from "../../locales/en/plane.ts";
import { useText } from "../../locales/use-text.ts";
import { type FilterWord, wordsOf } from "./query.ts";

/** `const say = useFilterWords(); say(filter)`: “sea”, around calm, 3 stars or more. Empty for everything. */
export function useFilterWords(): (filter: GalleryFilter) => string {
  const t = useText("gallery");
  const place = useText("plane");
  const region = (word: string): string => (isPlaneWord(word) ? place(word) : word);
  const say = (word: FilterWord): string => {
    switch (word.what) {
      case "text":
        return t("wordText", { text: word.text });
      case "mood":
        return t("wordMood", { region: region(word.region) });
      case "offBy":
        return t("wordOffBy", { most: word.most.toFixed(2) });
      case "offOver":
        return t("wordOffOver", { least: word.least.toFixed(2) });
      case "stars":
        return t("wordStars", { least: word.least });
      case "origin":
        return t(word.origin === "drawn" ? "wordOriginDrawn" : "wordOriginImported");
      case "pack":
        return t("wordPack", { pack: word.pack });
      case "series":
        return t("wordSeries");
      case "board":
        return t("wordBoard");
      case "time":
        return t("wordTime");
      case "trash":
        return t("wordTrash");
    }
  };
  return (filter) => wordsOf(filter).map(say).join(", ");
}

type PlaneWord = "happy" | "delighted" | "excited" | "tense" | "distressed" | "sad" | "calm" | "serene" | "neutral";

/** Regions the plane has a translated word for; the others keep their name. */
function isPlaneWord(word: string): word is PlaneWord {
  return word in plane;
}
