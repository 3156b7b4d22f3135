/** @file Ratings, and what the stars say of a person's taste as entries of the log. */
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import type { OpenedStore } from "../../store/store.ts";
import { traitsOf } from "./picture-traits.ts";

/** Rated at one stroke. Who gives stars to more than these has not looked at each. */
const MOST = 100;

/** Rates pictures, and then logs it for those whose stars have changed: rated again as it was, a picture says nothing new. */
export function ratePictures(store: OpenedStore, pictures: readonly string[], stars: number): void {
  const cards = pictures.length > MOST ? [] : [...new Set(pictures)].flatMap((id) => store.pictures.card(id) ?? []);
  store.pictures.rate(pictures, stars);
  const session = store.log.session();
  const log = (card: PictureCard): void => {
    const entry = { kind: "picture.rated", picture: card.id, stars, traits: traitsOf(store, card), session } as const;
    store.log.append(entry);
  };
  cards.filter((card) => card.stars !== stars).forEach(log);
}
