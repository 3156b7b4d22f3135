/** @file What may be added to any prompt without touching its subject or place: the clause, its group, and where it is odd. */
import type { Concept, Mood } from "../../prompt/phrase.ts";
import { rows } from "../../prompt/vocabulary/entry.ts";
import { withArticle } from "../../prompt/wording.ts";
import { type Setting, SETTINGS } from "../../scene/kinds.ts";

/** What suggestions of one list differ by. Of all groups but `sky`, `company` and `without` a prompt says one thing at most. */
export type Group = "hour" | "season" | "weather" | "water" | "palette" | "mood" | "sky" | "company" | "without";

export interface Addition {
  /** Reads as the concept and nothing else, and stands behind any prompt. */
  readonly clause: string;
  readonly group: Group;
  /** Settings in which nobody would put it (native/scene/grammar/placement.ts, and rooms). */
  readonly foreign: readonly Setting[];
}

const INDOORS: readonly Setting[] = ["room"];
const TOWN: readonly Setting[] = ["city", "street"];
const SEA: readonly Setting[] = ["open-sea"];
const ASHORE: readonly Setting[] = [...SEA, ...INDOORS];
const DRY: readonly Setting[] = ["desert", ...TOWN, ...INDOORS];
/** Calm water and waves are for places that have water. */
const WATERLESS: readonly Setting[] = SETTINGS.filter((setting) => !["coast", "open-sea", "lake"].includes(setting));

const of =
  (group: Group, usual: readonly Setting[] = []) =>
  (clause: string, foreign: readonly Setting[] = usual): Addition => ({ clause, group, foreign });
const hour = of("hour");
const season = of("season");
const weather = of("weather", INDOORS);
const water = of("water", WATERLESS);
const palette = of("palette");
const sky = of("sky", INDOORS);
const company = of("company", ASHORE);

/** Adjectives that suit a house as well as an atmosphere. */
export const MOOD_ADJECTIVES: { readonly [M in Mood]: string } = {
  joyful: "joyful",
  excited: "thrilling",
  lively: "lively",
  tense: "tense",
  angry: "angry",
  frightening: "eerie",
  miserable: "miserable",
  sad: "sad",
  lonely: "lonely",
  gloomy: "gloomy",
  tired: "weary",
  calm: "calm",
  serene: "serene",
  content: "cosy",
  tender: "tender",
  mysterious: "mysterious",
};
const moods = rows(MOOD_ADJECTIVES).map(([mood, adjective]): [Concept, Addition] => [
  `mood:${mood}`,
  of("mood")(`with ${withArticle(adjective)} atmosphere`),
]);

/** By concept, in the order in which several of them stand in a prompt. */
export const ADDITIONS: ReadonlyMap<Concept, Addition> = new Map<Concept, Addition>([
  ["at:dawn", hour("at dawn")],
  ["at:day", hour("at noon")],
  ["at:dusk", hour("at dusk")],
  ["at:night", hour("at night")],
  ["spring", season("in spring", ["open-sea", "winter-village", "desert"])],
  ["summer", season("in summer", ["open-sea", "winter-village"])],
  ["autumn", season("in autumn", ["open-sea", "winter-village", "desert"])],
  ["winter", season("in winter", ["desert"])],
  ["clear", weather("under a clear sky")],
  ["overcast", weather("under an overcast sky")],
  ["storm", weather("in stormy weather")],
  ["wind", weather("in windy weather")],
  ["rain", weather("in the rain")],
  ["snowfall", weather("in falling snow", ["desert", ...INDOORS])],
  ["mist", weather("in the mist")],
  ["calm-water", water("with calm water")],
  ["waves", water("with waves")],
  ["sun", sky("in sunshine")],
  ["moon", sky("under a full moon")],
  ["stars", sky("under the stars")],
  ["rays", sky("with rays of light")],
  ["rainbow", sky("under a rainbow")],
  ["aurora", sky("under the northern lights", ["desert", "garden", ...TOWN, ...INDOORS])],
  ["cloud", sky("with a cloud in the sky")],
  ["lightning", sky("with lightning")],
  ["fireworks", sky("with fireworks", ["forest", ...INDOORS])],
  ["birds", sky("with birds in the sky")],
  ["balloon", sky("with a hot air balloon")],
  ["kite", sky("with a kite in the sky", ["open-sea", "forest", ...INDOORS])],
  ["flowers", company("with flowers", SEA)],
  ["butterflies", company("with butterflies", ["open-sea", "winter-village", ...INDOORS])],
  ["grass", company("with tall grass", [...TOWN, ...ASHORE])],
  ["hills", company("with rolling hills", [...TOWN, ...ASHORE])],
  ["rocks", company("with rocks", ["street", ...INDOORS])],
  ["waterfall", company("with a waterfall", ["desert", ...TOWN, ...ASHORE])],
  ["volcano", company("with a volcano", ["garden", "winter-village", ...TOWN, ...INDOORS])],
  ["dead-tree", company("with a dead tree")],
  ["bench", company("with a bench")],
  ["fence", company("with a wooden fence")],
  ["street-lamp", company("with a street lamp", ["mountains", "forest", "desert", ...ASHORE])],
  ["lanterns", company("with paper lanterns", SEA)],
  ["gravestones", company("with gravestones")],
  ["ruin", company("with a ruin")],
  ["boat", company("with a boat", DRY)],
  ["wreck", company("with a shipwreck", DRY)],
  ["fire", company("with a bonfire")],
  ["smoke", company("with smoke", INDOORS)],
  ["swan", company("with a swan", ["open-sea", ...DRY])],
  ["dog", company("with a dog", SEA)],
  ["cat", company("with a cat", SEA)],
  ["deer", company("with a deer", ["desert", ...TOWN, ...ASHORE])],
  ["crow", company("with a crow")],
  ["wolf", company("with a wolf", ["city", "garden", ...ASHORE])],
  ["palette:warm", palette("in warm colours")],
  ["palette:cool", palette("in cool colours")],
  ["palette:vivid", palette("in vivid colours")],
  ["palette:muted", palette("in muted colours")],
  ["palette:dark", palette("in dark colours")],
  ["palette:bright", palette("in bright light")],
  ["palette:pale", palette("in pastel colours")],
  ...moods,
]);

/** What a judge may find in pictures though the prompt never asked for it, and the clause that keeps it out. */
export const REFUSALS_OF: ReadonlyMap<Concept, string> = new Map<Concept, string>([
  ["sun", "no sun"],
  ["moon", "no moon"],
  ["stars", "no stars"],
  ["rays", "no rays of light"],
  ["rainbow", "no rainbow"],
  ["cloud", "no clouds"],
  ["lightning", "no lightning"],
  ["fireworks", "no fireworks"],
  ["birds", "no birds"],
  ["balloon", "no balloons"],
  ["kite", "no kites"],
  ["smoke", "no smoke"],
  ["mist", "no mist"],
  ["rain", "no rain"],
  ["snowfall", "no snowfall"],
  ["rocks", "no rocks"],
  ["dead-tree", "no dead trees"],
  ["flowers", "no flowers"],
  ["fence", "no fence"],
  ["bench", "no bench"],
  ["street-lamp", "no street lamps"],
  ["lanterns", "no lanterns"],
  ["gravestones", "no gravestones"],
  ["ruin", "no ruins"],
  ["wreck", "no wreck"],
  ["fire", "no fire"],
  ["crow", "no crows"],
  ["wolf", "no wolves"],
  ["butterflies", "no butterflies"],
  ["boat", "no boats"],
  ["person", "no people"],
]);
