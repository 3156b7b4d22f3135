/** @file Nouns for the settings. Before a semicolon: words captions are written with. */
import type { Setting } from "../../scene/kinds.ts";
import type { Concept } from "../phrase.ts";

export const SETTING_WORDS: { readonly [S in Setting]: string } = {
  mountains: "mountains, alps; mountain, highlands, mountain valley, mountainous, alpine, himalayas",
  coast:
    "coast, beach, shore; seaside, seashore, bay, by the sea, beside the sea, at the sea, by the ocean, shoreline, coastline, coastal, seafront, sandy beach, cove, island, islet, desert island, tropical island, headland",
  "open-sea": "open sea, sea, ocean; high seas, open ocean, at sea, open water",
  lake: "lake; lakeside, lakeshore, mountain lake, lagoon, loch, tarn",
  forest: "forest, woods; woodland, wood, pine forest, grove, fir forest, coniferous forest, jungle, rainforest",
  meadow:
    "meadow, field; pasture, grassland, prairie, countryside, grassy field, flower meadow, plains, steppe, savannah, savanna, moor, moorland, heath, farmland",
  garden: "garden, park; backyard, back garden, flower garden, city park, courtyard",
  desert: "desert; dune, sand dune, sahara, sandy desert",
  city: "city, town; metropolis, downtown, urban, town square, market square, plaza",
  street: "street, alley; avenue, boulevard, side street, city street, alleyway, old town",
  "winter-village":
    "snowy village, winter village; snow village, village in winter, village in the snow, village in snow, snow covered village, snowbound village, christmas village",
  room: "room, bedroom, kitchen; living room, interior, indoors, indoor, inside a house, study, attic",
};

/** A setting with something said of it (“distant mountains”) is a thing to be seen, not where the picture is set. */
export const SETTING_AS_ELEMENT: Readonly<Partial<Record<Concept, Concept>>> = {
  "in:mountains": "ridge",
  "in:city": "city",
};
