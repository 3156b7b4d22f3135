/** @file What can be done with pictures: rated, thrown away, brought back, used for the next series. */
import { useMemo } from "react";
import { toFailure } from "../../../app/contract/failure.ts";
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import { useClient } from "../../host/host.ts";
import { draftStore } from "../../state/draft.ts";
import { viewStore } from "../../state/view.ts";
import { failures } from "./failures.ts";
import { galleryStore } from "./gallery-store.ts";
import type { Pages } from "./pages.ts";
import { evenly, MOST_POINTS, pathThrough, recalled, type Recall } from "./recall.ts";

/** As many ids go into one question. */
const PORTION = 10_000;

export interface GalleryActions {
  readonly rate: (pictures: readonly string[], stars: number) => Promise<void>;
  readonly trash: (pictures: readonly string[]) => Promise<void>;
  readonly restore: (pictures: readonly string[]) => Promise<void>;
  /** Fills the draft from a picture and goes to the studio. */
  readonly recall: (picture: string, how: Recall) => Promise<void>;
  /** Makes the pictures' moods the path of the draft and goes to the studio. */
  readonly pathBetween: (pictures: readonly string[]) => Promise<void>;
  readonly emptyTrash: () => Promise<void>;
}

/** Failures of these are shown in the gallery's own place for them. */
export function useActions(pages: Pages | undefined): GalleryActions {
  const client = useClient();
  return useMemo(() => {
    const attempt = async (what: () => Promise<void>): Promise<void> => {
      try {
        failures.setState({ failure: null });
        await what();
      } catch (error) {
        failures.setState({ failure: toFailure(error) });
      }
    };
    const inPortions = async (ids: readonly string[], ask: (portion: string[]) => Promise<unknown>): Promise<void> => {
      for (let at = 0; at < ids.length; at += PORTION) await ask(ids.slice(at, at + PORTION));
    };
    const change = (ids: readonly string[], amend: (card: PictureCard) => PictureCard): void =>
      pages?.amend(new Set(ids), amend);
    const gone = (kind: "trashed" | "restored", pictures: readonly string[]): void => {
      galleryStore.getState().move({ move: "drop", pictures });
      galleryStore.getState().setNotice({ kind, pictures });
    };
    return {
      rate: async (pictures, stars) =>
        attempt(async () => {
          change(pictures, (card) => ({ ...card, stars }));
          await inPortions(pictures, async (portion) => client["pictures.rate"]({ pictures: portion, stars }));
        }),
      trash: async (pictures) =>
        attempt(async () => {
          await inPortions(pictures, async (portion) => client["pictures.trash"]({ pictures: portion }));
          gone("trashed", pictures);
        }),
      restore: async (pictures) =>
        attempt(async () => {
          await inPortions(pictures, async (portion) => client["pictures.restore"]({ pictures: portion }));
          gone("restored", pictures);
        }),
      recall: async (picture, how) =>
        attempt(async () => {
          const draft = recalled(await client["pictures.get"]({ picture }), how);
          if (draft === undefined) return;
          draftStore.getState().edit(draft);
          viewStore.getState().setRoom("studio");
        }),
      pathBetween: async (pictures) =>
        attempt(async () => {
          const some = evenly(pictures, MOST_POINTS);
          const cards = await Promise.all(some.map(async (picture) => client["pictures.get"]({ picture })));
          const points = pathThrough(cards);
          if (points === undefined) return;
          draftStore.getState().setPoints(points);
          viewStore.getState().setRoom("studio");
        }),
      emptyTrash: async () =>
        attempt(async () => {
          galleryStore.getState().move({ move: "none" });
          await client["trash.empty"]({});
        }),
    };
  }, [client, pages]);
}
