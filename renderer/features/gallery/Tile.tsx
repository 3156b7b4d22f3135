/** @file One picture of the grid: its mat, its mood in mark and numbers, its stars. */
import { type DragEvent, memo, type MouseEvent, type ReactNode } from "react";
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { pair } from "../../ui/numbers.ts";
import { Stars } from "../../ui/Stars.tsx";
import styles from "./Tile.module.css";

/** Below this width, pixels, the caption drops its stars. */
const WITH_STARS = 136;

export interface TileProps {
  readonly id: string;
  readonly card: PictureCard;
  readonly place: number;
  readonly column: number;
  readonly width: number;
  readonly chosen: boolean;
  /** Whether the keyboard is here. */
  readonly active: boolean;
  readonly onPress: (event: MouseEvent, place: number, card: PictureCard) => void;
  readonly onOpen: (place: number) => void;
  readonly onTick: (place: number, card: PictureCard) => void;
  readonly onStar: (card: PictureCard, stars: number) => void;
  readonly onDrag: (event: DragEvent, card: PictureCard) => void;
}

/** A cell of the grid; drawn again only when something of it changes, since scrolling draws all of them. */
export const Tile = memo(function Tile(props: TileProps): ReactNode {
  const { id, card, place, column, width, chosen, active, onPress, onOpen, onTick, onStar, onDrag } = props;
  const t = useText("gallery");
  const mood = card.measured ?? card.target;
  const said = mood === null ? t("tileUnmeasured") : t("tileMood", { numbers: pair(mood) });
  const stars = card.stars === 0 ? t("noStars") : t("tileStars", { count: card.stars });
  const giveStar = (event: MouseEvent): void => {
    event.stopPropagation();
    const { left, width: span } = event.currentTarget.getBoundingClientRect();
    const given = Math.min(5, Math.max(1, Math.ceil(((event.clientX - left) / span) * 5)));
    onStar(card, given === card.stars ? 0 : given);
  };
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={chosen}
      aria-label={t("tile", { prompt: card.prompt || (card.name ?? t("noPrompt")), mood: said, stars })}
      className={active ? styles.active : styles.tile}
      style={{ width }}
      draggable
      onDragStart={(event) => onDrag(event, card)}
      onClick={(event) => onPress(event, place, card)}
      onDoubleClick={() => onOpen(place)}
    >
      <Mat target={card.target} measured={card.measured} selected={chosen} aspect={1} className={styles.mat ?? ""}>
        <img src={blobUrl(card.thumb)} alt="" loading="lazy" decoding="async" draggable={false} />
      </Mat>
      <span
        className={chosen ? styles.ticked : styles.tick}
        aria-hidden="true"
        title={t("choose")}
        onClick={(event) => {
          event.stopPropagation();
          onTick(place, card);
        }}
      >
        <Icon name="check" small />
      </span>
      <div className={styles.caption} aria-hidden="true">
        {mood !== null && <Mark at={mood} kind={card.measured === null ? "target" : "measured"} />}
        <b className={card.measured === null ? styles.asked : styles.numbers}>
          {mood === null ? t("tileUnmeasured") : pair(mood)}
        </b>
        {width >= WITH_STARS && (
          <span className={styles.stars} onClick={giveStar} onDoubleClick={(event) => event.stopPropagation()}>
            <Stars value={card.stars} />
          </span>
        )}
      </div>
    </div>
  );
});
