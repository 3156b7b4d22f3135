/** @file Nouns (and a few adjectives) for every kind of element. Before a semicolon: words captions are written with. */
import type { Concept } from "../phrase.ts";
import type { Kind } from "../../scene/kinds.ts";
import type { GrammaticalNumber } from "./entry.ts";

export interface ElementWords {
  readonly number: GrammaticalNumber;
  /** In the singular. */
  readonly nouns: string;
  /** Nouns that already stand for as many as there are, such as “flock”. */
  readonly collectives?: string;
  readonly adjectives?: string;
}

const single = (nouns: string, more: Partial<ElementWords> = {}): ElementWords => ({
  number: "single",
  nouns,
  ...more,
});
const group = (nouns: string, more: Partial<ElementWords> = {}): ElementWords => ({ number: "group", nouns, ...more });
const mass = (nouns: string, more: Partial<ElementWords> = {}): ElementWords => ({ number: "mass", nouns, ...more });

export const ELEMENTS: { readonly [K in Kind]: ElementWords } = {
  stars: group("star", { collectives: "constellation, constellations, milky way, starlight" }),
  aurora: mass("aurora, northern lights; aurora borealis, polar lights, southern lights"),
  sun: single("sun; sunshine, sunlight"),
  moon: single("moon, full moon, crescent moon; half moon, crescent"),
  rays: mass(
    "rays of light, sunbeams; rays, sun rays, ray of light, sunbeam, beams of light, shafts of light, light beams, god rays",
  ),
  rainbow: single("rainbow"),
  cloud: single("cloud; cumulus"),
  lightning: mass(
    "lightning; lightning bolt, lightning bolts, bolt of lightning, bolts of lightning, thunderbolt, flash of lightning, lightning strike, lightning flash",
  ),
  fireworks: group("firework", { collectives: "firework display, fireworks display" }),
  birds: group("bird, gull, swallow; seagull, sparrow, goose, songbird, starling, tern, dove, pigeon", {
    collectives: "flock of birds, flock, geese, birds flying",
  }),
  balloon: single("balloon, hot air balloon; air balloon"),
  kite: single("kite"),
  smoke: mass("smoke; plume of smoke, smoke plume, column of smoke", { adjectives: "smoky" }),
  mist: mass("mist, fog; haze, fog bank", { adjectives: "misty, foggy, hazy" }),
  rain: mass("rain, drizzle; rainfall, downpour, raindrop, rain shower, cloudburst", {
    adjectives: "rainy, raining, drizzling, drizzly",
  }),
  snowfall: mass("snowfall, falling snow; snowflake, snow falling, snow flurry, snow shower", {
    adjectives: "snowing",
  }),
  ridge: single("ridge, mountain ridge; peak, summit, mountain range, mountaintop, mountain top, mountain peak", {
    collectives: "jagged mountains, mountain chain",
  }),
  volcano: single("volcano; erupting volcano, volcanic eruption"),
  hills: group("hill; hillside, hilltop, slope", { collectives: "rolling hills, valley", adjectives: "hilly" }),
  water: mass("water, river; stream, pond, brook, creek, canal"),
  waterfall: single("waterfall; cascade"),
  path: single("path, road, trail; track, lane, footpath, pathway, dirt road, walkway, highway"),
  rocks: group("rock, boulder; cliff, crag, reef", {
    collectives: "stones",
    adjectives: "rocky",
  }),
  conifer: single("fir, pine, spruce; conifer, fir tree, pine tree, spruce tree, evergreen, larch, cedar, cypress"),
  tree: single(
    "tree, oak, birch; oak tree, birch tree, maple, maple tree, willow, willow tree, beech, elm, apple tree, linden, poplar, chestnut tree",
  ),
  "dead-tree": single("dead tree, bare tree; leafless tree, withered tree, gnarled tree, barren tree"),
  palm: single("palm tree, palm; coconut palm, coconut tree"),
  cactus: single("cactus; saguaro"),
  flowers: group(
    "flower, tulip, poppy; rose, daisy, sunflower, wildflower, bloom, lily, wild flower, buttercup, dandelion, bluebell",
    {
      collectives: "bouquet, flower bed",
    },
  ),
  grass: mass("grass; tall grass, reed, lawn, blades of grass", { adjectives: "grassy" }),
  city: single("skyline, city skyline; cityscape, skyscraper, tower block, high rise"),
  house: single("house, cottage, cabin; hut, home, farmhouse, villa, building, shack, chalet, log cabin"),
  church: single("church, chapel; cathedral, steeple, church tower, abbey"),
  castle: single("castle, fortress; palace, citadel"),
  lighthouse: single("lighthouse"),
  windmill: single("windmill; mill"),
  bridge: single("bridge, footbridge; viaduct, stone bridge"),
  ruin: single("ruin, ruined house; ruined building, ruined castle, ruined church, ruined temple", {
    collectives: "ruins",
    adjectives: "ruined",
  }),
  gravestones: group("gravestone, tombstone; grave, headstone, tomb", {
    collectives: "graveyard, cemetery, churchyard",
  }),
  fence: single("fence, wooden fence; picket fence, railing, paling"),
  bench: single("bench, park bench"),
  "street-lamp": single("street lamp, street light, lamp post; gas lamp, street lantern"),
  lanterns: group("lantern, paper lantern; chinese lantern", { collectives: "string of lanterns" }),
  window: single("window; windowpane, window pane"),
  boat: single(
    "boat, sailing boat, ship; sail boat, rowing boat, row boat, fishing boat, yacht, canoe, sailing ship, vessel, dinghy, ferry",
  ),
  wreck: single("wreck, shipwreck; sunken ship, wrecked ship, wrecked boat, sunken boat, stranded ship"),
  fire: single("fire, bonfire, campfire; flame, blaze, wildfire, inferno, forest fire", {
    adjectives: "burning, on fire, ablaze, in flames",
  }),
  snowman: single("snowman"),
  deer: single("deer, stag; doe, fawn, roe deer"),
  horse: single("horse, pony; mare, stallion, foal"),
  dog: single("dog, hound; puppy"),
  cat: single("cat, kitten"),
  wolf: single("wolf"),
  crow: single("crow, raven; rook, jackdaw"),
  swan: single("swan"),
  butterflies: group("butterfly"),
  whale: single("whale; humpback, humpback whale"),
  person: single(
    "person, figure, wanderer; man, woman, traveller, traveler, walker, hiker, fisherman, shepherd, stranger, pedestrian, lady, adult, sailor, farmer, rider, human figure, old man, old woman",
  ),
  child: single("child, kid; boy, girl, toddler, little boy, little girl"),
  couple: single(
    "couple, pair of lovers; newlywed couple, two people, two lovers, couple of people, pair of people, bride and groom, couple in love",
    {
      collectives: "lovers, newlyweds",
    },
  ),
  crowd: single("crowd; throng, group of people, crowd of people, mob", {
    collectives:
      "people, humans, men, women, crowds of people, passers by, pedestrians, villagers, townspeople, audience",
    adjectives: "crowded",
  }),
  dancers: group("dancer; dancing person, dancing couple", {
    collectives: "dancing people, people dancing, dancing crowd, people who dance",
  }),
  soldiers: group("soldier; warrior", { collectives: "troops, army, regiment" }),
};

/** What leaving a word out means, where that is more than the word asks for. */
export const REFUSALS: Readonly<Record<string, readonly Concept[]>> = {
  people: ["person", "child", "couple", "crowd"],
  humans: ["person", "child", "couple", "crowd"],
  person: ["person", "child", "couple", "crowd"],
  tree: ["tree", "conifer", "dead-tree", "palm"],
};

/** Words too wide to ask for anything with, but not to leave things out. */
export const ONLY_REFUSED: Readonly<Record<string, readonly Concept[]>> = {
  animal: ["birds", "deer", "horse", "dog", "cat", "wolf", "crow", "swan", "butterflies", "whale"],
  plant: ["conifer", "tree", "dead-tree", "palm", "cactus", "flowers", "grass"],
};
