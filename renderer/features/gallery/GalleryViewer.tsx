/** @file The viewer over the gallery: it is handed the pictures around the one that is seen. */
import { type ReactNode, useEffect } from "react";
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { PictureViewer } from "../viewer/PictureViewer.tsx";
import type { Pages } from "./pages.ts";

/** Pictures handed over on either side. */
const AROUND = 24;

export interface GalleryViewerProps {
  readonly pages: Pages;
  readonly place: number;
  readonly onPlace: (place: number) => void;
  readonly onClose: () => void;
}

export function GalleryViewer({ pages, place, onPlace, onClose }: GalleryViewerProps): ReactNode {
  const t = useText("gallery");
  const language = useLanguage();
  useEffect(() => pages.want(place - AROUND, place + AROUND), [pages, place]);
  const { first, pictures } = around(pages, place);
  const viewed = pictures.map((card, at) => ({
    ...card,
    title: t("compareOf", {
      at: (first + at + 1).toLocaleString(language),
      of: (pages.total ?? 0).toLocaleString(language),
    }),
    description: card.prompt || (card.name ?? t("noPrompt")),
  }));
  if (pictures.length === 0) return null;
  return <PictureViewer pictures={viewed} at={place - first} onMove={(at) => onPlace(first + at)} onClose={onClose} />;
}

/** The held pictures without a gap around a place. */
function around(pages: Pages, place: number): { first: number; pictures: readonly PictureCard[] } {
  const here = pages.at(place);
  if (here === undefined) return { first: place, pictures: [] };
  const pictures = [here];
  let first = place;
  for (let at = place - 1; at >= Math.max(0, place - AROUND); at--) {
    const card = pages.at(at);
    if (card === undefined) break;
    pictures.unshift(card);
    first = at;
  }
  for (let at = place + 1; at <= place + AROUND; at++) {
    const card = pages.at(at);
    if (card === undefined) break;
    pictures.push(card);
  }
  return { first, pictures };
}
