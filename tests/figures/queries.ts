/** @file What each question of the gallery costs the store at 50,000 pictures, in the host's own thread. */
import { galleryFilter, type GalleryOrder } from "../../app/contract/studio/gallery.ts";
import { median, quantile } from "../../app/statistics/quantile.ts";
import { openStore } from "../../main/store/open.ts";
import type { GalleryQuery, OpenedStore } from "../../main/store/store.ts";
import type { Figure } from "./figure.ts";
import { shown } from "./figure.ts";

const ROUNDS = 15;
/** Longer than this the host would keep others waiting. */
const AIM = 20;

const query = (filter: Parameters<typeof galleryFilter.parse>[0], order: GalleryOrder = "newest"): GalleryQuery => ({
  filter: galleryFilter.parse(filter),
  order,
});

type Gallery = OpenedStore["gallery"];

const BOX = { low: { valence: 0.5, arousal: -2 }, high: { valence: 2, arousal: 0 } };

const QUESTIONS: Readonly<Record<string, (gallery: Gallery) => unknown>> = {
  "first page": (gallery) => gallery.find(query({}), 0, 120),
  "last page": (gallery) => gallery.find(query({}), 49_000, 120),
  "last page along the path": (gallery) => gallery.find(query({}, "path"), 49_000, 120),
  "search “boat”": (gallery) => gallery.find(query({ text: "boat" }), 0, 120),
  "search “b”": (gallery) => gallery.find(query({ text: "b" }), 0, 120),
  "search “golden lighthouse”": (gallery) => gallery.find(query({ text: "golden lighthouse" }), 0, 120),
  "box of moods along the path": (gallery) => gallery.find(query({ box: BOX }, "path"), 0, 120),
  "all ids": (gallery) => gallery.ids(query({}, "path")),
  "rail of 160": (gallery) => gallery.rail(query({}), 160),
  "rail of 160 along the path": (gallery) => gallery.rail(query({}, "path"), 160),
  "rail of a search": (gallery) => gallery.rail(query({ text: "b" }), 160),
  "points 3,000": (gallery) => gallery.points(query({}), 3000),
};

/** Each asked again and again, right after a change of the library, when nothing that was counted before helps. */
export function queries(directory: string): Figure[] {
  const store = openStore({ directory });
  try {
    return Object.entries(QUESTIONS).map(([what, ask]): Figure => {
      const times = Array.from({ length: ROUNDS }, () => {
        store.pictures.rate(["picture-1"], 2);
        const started = performance.now();
        ask(store.gallery);
        return performance.now() - started;
      });
      const aim = what === "all ids" ? { most: 100 } : { most: AIM };
      return { what, value: median(times), unit: "ms", aim, note: `90 %: ${shown(quantile(times, 0.9))} ms` };
    });
  } finally {
    store.close();
  }
}
