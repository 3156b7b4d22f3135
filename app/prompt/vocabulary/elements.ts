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
  stars: group("star", { collectives: "constellation, constellations, milky way, starlight, galaxy" }),
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
  birds: group(
    "bird, gull, swallow; seagull, sparrow, goose, songbird, starling, tern, dove, pigeon, eagle, hawk, falcon, stork, heron, robin, finch, lark, skylark, nightingale, albatross, bird of prey",
    {
      collectives: "flock of birds, flock, geese, birds flying",
    },
  ),
  balloon: single("balloon, hot air balloon; air balloon"),
  kite: single("kite"),
  smoke: mass("smoke; plume of smoke, smoke plume, column of smoke", { adjectives: "smoky" }),
  mist: mass("mist, fog; haze, fog bank", { adjectives: "misty, foggy, hazy" }),
  rain: mass("rain, drizzle; rainfall, downpour, raindrop, rain shower, cloudburst, sleet, monsoon", {
    adjectives: "rainy, raining, drizzling, drizzly",
  }),
  snowfall: mass("snowfall, falling snow; snowflake, snow falling, snow flurry, snow shower", {
    adjectives: "snowing",
  }),
  ridge: single("ridge, mountain ridge; peak, summit, mountain range, mountaintop, mountain top, mountain peak", {
    collectives: "jagged mountains, mountain chain",
  }),
  volcano: single(
    "volcano; erupting volcano, volcanic eruption, eruption, lava, lava flow, magma, river of lava, rivers of lava",
  ),
  hills: group("hill; hillside, hilltop, slope, knoll, foothill", {
    collectives: "rolling hills, valley",
    adjectives: "hilly",
  }),
  water: mass("water, river; stream, pond, brook, creek, canal, pool, rivulet, riverbank, riverside, rapids"),
  waterfall: single("waterfall; cascade, cataract"),
  path: single("path, road, trail; track, lane, footpath, pathway, dirt road, walkway, highway"),
  rocks: group("rock, boulder; cliff, crag, reef, pebble", {
    collectives: "stones",
    adjectives: "rocky",
  }),
  conifer: single(
    "fir, pine, spruce; conifer, fir tree, pine tree, spruce tree, evergreen, larch, cedar, cypress, yew, juniper, redwood, sequoia, christmas tree",
  ),
  tree: single(
    "tree, oak, birch; oak tree, birch tree, maple, maple tree, willow, willow tree, beech, elm, apple tree, linden, poplar, aspen, alder, sycamore, acacia, magnolia, sapling, chestnut tree, olive tree, fruit tree, pear tree, plum tree, walnut tree, beech tree, elm tree",
  ),
  "dead-tree": single(
    "dead tree, bare tree; leafless tree, withered tree, gnarled tree, barren tree, dying tree, dead oak, bare oak, gnarled oak, bare branches, tree without leaves, tree with no leaves, trees without leaves, trees with no leaves",
  ),
  palm: single("palm tree, palm; coconut palm, coconut tree"),
  cactus: single("cactus; saguaro"),
  flowers: group(
    "flower, tulip, poppy; rose, daisy, sunflower, wildflower, bloom, lily, wild flower, buttercup, dandelion, bluebell, blossom, petal, daffodil, crocus, snowdrop, iris, orchid, peony, lotus, water lily, marigold, cornflower",
    {
      collectives: "bouquet, flower bed",
    },
  ),
  grass: mass("grass; tall grass, reed, lawn, blades of grass", { adjectives: "grassy" }),
  city: single(
    "skyline, city skyline; cityscape, skyscraper, tower block, high rise, office tower, apartment block, block of flats",
  ),
  house: single(
    "house, cottage, cabin; hut, home, farmhouse, villa, building, shack, chalet, log cabin, mansion, manor, barn, shed, lodge, bungalow, dwelling, townhouse",
  ),
  church: single("church, chapel; cathedral, steeple, church tower, bell tower, abbey, monastery, minster"),
  castle: single("castle, fortress; palace, citadel"),
  lighthouse: single("lighthouse"),
  windmill: single("windmill; mill"),
  bridge: single("bridge, footbridge; viaduct, stone bridge"),
  ruin: single(
    "ruin, ruined house; ruined building, ruined castle, ruined church, ruined temple, castle ruin, church ruin",
    {
      collectives:
        "ruins, ruins of a castle, ruins of a church, ruins of a house, ruins of a temple, ruins of an abbey",
      adjectives: "ruined",
    },
  ),
  gravestones: group("gravestone, tombstone; grave, headstone, tomb", {
    collectives: "graveyard, cemetery, churchyard",
  }),
  fence: single("fence, wooden fence; picket fence, railing, paling"),
  bench: single("bench, park bench"),
  "street-lamp": single("street lamp, street light, lamp post; gas lamp, street lantern, lantern post"),
  lanterns: group("lantern, paper lantern; chinese lantern", { collectives: "string of lanterns" }),
  window: single("window; windowpane, window pane, window sill"),
  boat: single(
    "boat, sailing boat, ship; sail boat, rowing boat, row boat, fishing boat, yacht, canoe, sailing ship, vessel, dinghy, ferry, kayak, raft, gondola, schooner, galleon, sloop, skiff, barge, trawler, tugboat, steamer, steamship, catamaran, motorboat, cruise ship, sail",
    { collectives: "sails" },
  ),
  wreck: single("wreck, shipwreck; sunken ship, wrecked ship, wrecked boat, sunken boat, stranded ship"),
  fire: single("fire, bonfire, campfire; flame, blaze, wildfire, inferno, forest fire, fireplace, hearth", {
    adjectives: "burning, on fire, ablaze, in flames",
  }),
  snowman: single("snowman"),
  deer: single("deer, stag; doe, fawn, roe deer, reindeer, elk, moose"),
  horse: single("horse, pony; mare, stallion, foal"),
  dog: single("dog, hound; puppy"),
  cat: single("cat, kitten"),
  wolf: single("wolf"),
  crow: single("crow, raven; rook, jackdaw, magpie"),
  swan: single("swan"),
  butterflies: group("butterfly; moth"),
  whale: single("whale; humpback, humpback whale, orca"),
  person: single(
    "person, figure, wanderer; man, woman, traveller, traveler, walker, hiker, fisherman, shepherd, stranger, pedestrian, lady, adult, sailor, farmer, rider, human figure, old man, old woman, friend, lover, lighthouse keeper, someone, somebody, mother, father, parent, grandmother, grandfather, brother, sister, gentleman, young man, young woman, monk, nun, pilgrim, hermit, wayfarer, gardener, teenager, poet, worker, bride, groom",
  ),
  child: single("child, kid; boy, girl, toddler, little boy, little girl, baby, infant, son, daughter"),
  couple: single(
    "couple, pair of lovers; newlywed couple, two people, two lovers, couple of people, pair of people, bride and groom, couple in love, husband and wife, man and woman, man and a woman, woman and man, woman and a man, boyfriend and girlfriend, two friends",
    {
      collectives: "lovers, newlyweds, parents",
    },
  ),
  crowd: single("crowd; throng, group of people, crowd of people, group of friends, mob", {
    collectives:
      "people, humans, men, women, crowds of people, passers by, pedestrians, villagers, townspeople, audience, friends",
    adjectives: "crowded",
  }),
  dancers: group("dancer; ballerina, dancing person, dancing couple", {
    collectives: "dancing people, people dancing, dancing crowd, people who dance, people dance, men and women dancing",
  }),
  soldiers: group("soldier; warrior", { collectives: "troops, army, regiment" }),
};

/** What leaving a word out means, where that is more or less than the word asks for: a boat without sails is still a boat. */
export const REFUSALS: Readonly<Record<string, readonly Concept[]>> = {
  people: ["person", "child", "couple", "crowd"],
  humans: ["person", "child", "couple", "crowd"],
  someone: ["person", "child", "couple", "crowd"],
  person: ["person", "child", "couple", "crowd"],
  tree: ["tree", "conifer", "dead-tree", "palm"],
  sail: [],
  sails: [],
};

/** Words too wide to ask for anything with, but not to leave things out. */
export const ONLY_REFUSED: Readonly<Record<string, readonly Concept[]>> = {
  animal: ["birds", "deer", "horse", "dog", "cat", "wolf", "crow", "swan", "butterflies", "whale"],
  plant: ["conifer", "tree", "dead-tree", "palm", "cactus", "flowers", "grass"],
};

/** Things people write about that no kind can stand for; qualities said of them colour nothing else. */
export const UNDRAWN_NOUNS =
  "roof, door, wall, gate, chimney, leaf, foliage, branch, twig, hand, face, hair, eye, dress, coat, sand, flock of sheep, shooting star, falling star";
