/** @file What a person did, in the words of the language that is set. */
import type { Deed } from "../../../app/contract/studio/profile.ts";
import { familyInWords } from "../../../app/profile/entry-words.ts";
import { useText } from "../../locales/use-text.ts";
import { plain, signed } from "../../ui/numbers.ts";

/** Gives a deed without a full stop; edits stay in English, as prompts do. */
export function useDeedWords(): (deed: Deed) => string {
  const t = useText("profile");
  return (deed) => {
    switch (deed.kind) {
      case "suggestion.decided": {
        const did = t(`did_${deed.decision}`);
        const edits = deed.families.map(familyInWords).join(", ");
        return edits === "" ? did : t("didWith", { did, edits });
      }
      case "pair.chosen":
        return deed.winner === "tie" ? t("didTie") : t("didChoose");
      case "picture.rated":
        return deed.stars === 0 ? t("didNoStars") : t("didStars", { count: deed.stars });
      case "mood.corrected":
        return t("didCorrect", {
          valence: signed(deed.felt.valence),
          arousal: signed(deed.felt.arousal),
          readValence: signed(deed.measured.valence),
          readArousal: signed(deed.measured.arousal),
        });
      case "weights.set":
        return t("didWeights", {
          valence: plain(deed.weights.valence),
          arousal: plain(deed.weights.arousal),
          preference: plain(deed.weights.preference),
        });
      case "reset":
        return t(`didReset_${deed.what}`);
      case "imported":
        return t("didImport");
    }
  };
}
