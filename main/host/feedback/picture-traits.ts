/** @file The traits of a kept picture. */
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import { pictureTraits } from "../../../app/profile/traits.ts";
import type { OpenedStore } from "../../store/store.ts";

/** In the order of TRAITS; a mood on another scale than the target's counts as unknown. */
export function traitsOf({ pictures }: Pick<OpenedStore, "pictures">, picture: PictureCard): number[] {
  const { id, measured, target, prompt } = picture;
  const measurement = measured?.scale === "range" ? measured : null;
  return pictureTraits({ measurement, target, style: pictures.style(id) ?? null, prompt });
}
