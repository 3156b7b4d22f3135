/** @file Pictures: looked at, rated, put into the trash and taken out again. */
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { pictureCalls } from "../../../app/contract/studio/pictures.ts";
import { ratePictures } from "../feedback/ratings.ts";
import type { Parts } from "../parts.ts";

export function pictureHandlers({ store, events }: Parts): Handlers<typeof pictureCalls> {
  const changed = (pictures: readonly string[]): Record<string, never> => {
    events.pictures(pictures);
    return {};
  };
  return {
    "pictures.get": ({ picture }) => {
      const detail = store.pictures.detail(picture);
      if (detail === undefined) throw new StudioError({ code: "input.unknown", what: "picture", id: picture });
      return detail;
    },
    "pictures.rate": ({ pictures, stars }) => {
      ratePictures(store, pictures, stars);
      events.profile();
      return changed(pictures);
    },
    "pictures.trash": ({ pictures }) => {
      store.pictures.trash(pictures);
      return changed(pictures);
    },
    "pictures.restore": ({ pictures }) => {
      store.pictures.restore(pictures);
      return changed(pictures);
    },
    "trash.empty": () => {
      const emptied = store.pictures.purge();
      events.library();
      return emptied;
    },
  };
}
