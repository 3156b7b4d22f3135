/** @file Beginning a refinement of the frame on the stage: how many pictures a round has. */
import Button from "@mui/material/Button";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { type ReactElement, useId, useState } from "react";
import { FEWEST_IMAGES, MOST_IMAGES } from "../../../app/contract/studio/refinements.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { AnchoredSheet, SheetEnd } from "../../ui/AnchoredSheet.tsx";
import { attempt } from "../studio/attempt.ts";
import styles from "./RefinePopover.module.css";

const USUAL = 4;
const CHOICES = Array.from({ length: MOST_IMAGES - FEWEST_IMAGES + 1 }, (_, i) => FEWEST_IMAGES + i);

export interface RefinePopoverProps {
  /** A frame that has a picture. */
  readonly frame: Frame;
  readonly anchor: () => HTMLElement;
  readonly onClose: () => void;
}

export function RefinePopover({ frame, anchor, onClose }: RefinePopoverProps): ReactElement {
  const t = useText("suggestions");
  const client = useClient();
  const label = useId();
  const [images, setImages] = useState(USUAL);
  const { picture } = frame;
  const start = (): void => {
    onClose();
    if (picture === null) return;
    attempt(async () => {
      await client["refinements.start"]({ picture: picture.id, images });
      announce(t("refineSent", { count: images }));
    });
  };
  return (
    <AnchoredSheet
      title={t("refineFrame", { number: frame.index + 1 })}
      anchor={anchor}
      place="above"
      onClose={onClose}
      onSubmit={start}
    >
      <p>{t("refineWhat")}</p>
      <div className={styles.images}>
        <span id={label}>{t("images")}</span>
        <ToggleButtonGroup
          exclusive
          aria-labelledby={label}
          value={images}
          onChange={(_, chosen: number | null) => setImages(chosen ?? images)}
        >
          {CHOICES.map((count) => (
            <ToggleButton key={count} value={count}>
              {count}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <SheetEnd>
        <Button type="submit" variant="contained" data-first>
          {t("refineGo", { count: images })}
        </Button>
      </SheetEnd>
    </AnchoredSheet>
  );
}
