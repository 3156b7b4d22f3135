/** @file “I feel this differently”: the measured dot is dragged to where the picture is felt to be. */
import Button from "@mui/material/Button";
import { type ReactElement, useRef, useState } from "react";
import { leaningOf } from "../../../app/affect/leaning.ts";
import { tidy } from "../../../app/affect/path-edit.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { AnchoredSheet, SheetEnd } from "../../ui/AnchoredSheet.tsx";
import { signed } from "../../ui/numbers.ts";
import { PointFields } from "../plane/PointFields.tsx";
import { attempt } from "../studio/attempt.ts";
import { FeltPlane } from "./FeltPlane.tsx";
import styles from "./Felt.module.css";

export interface FeltPopoverProps {
  /** Id of the picture. */
  readonly picture: string;
  /** What the judge read. */
  readonly measured: PlanePoint;
  readonly target: PlanePoint;
  /** Corrections to come before readings are calibrated, null while that is not known. */
  readonly missing: number | null;
  readonly anchor: () => HTMLElement;
  readonly onClose: () => void;
}

export function FeltPopover({ picture, measured, target, missing, anchor, onClose }: FeltPopoverProps): ReactElement {
  const t = useText("suggestions");
  const studio = useText("studio");
  const words = useText("plane");
  const client = useClient();
  const plane = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLInputElement>(null);
  const start = tidy(measured);
  const [felt, setFelt] = useState(start);
  const moved = felt.valence !== start.valence || felt.arousal !== start.arousal;
  const { word, towards } = leaningOf(felt);
  const place = towards === null ? words(word) : studio("towards", { word: words(word), other: words(towards) });
  const save = (): void => {
    onClose();
    attempt(async () => {
      await client["moods.correct"]({ picture, felt });
      announce(t("feltNoted", { valence: signed(felt.valence), arousal: signed(felt.arousal) }));
    });
  };
  return (
    <AnchoredSheet
      title={t("feelDifferently")}
      anchor={anchor}
      place="left"
      width={312}
      onClose={onClose}
      onSubmit={() => moved && save()}
    >
      <p>{t("feltHelp")}</p>
      <FeltPlane
        ref={plane}
        felt={felt}
        measured={measured}
        target={target}
        onFelt={setFelt}
        onType={() => fields.current?.focus()}
      />
      <div className={styles.values}>
        <PointFields
          ref={fields}
          points={[felt]}
          point={0}
          onPoints={([at]) => at !== undefined && setFelt(tidy(at))}
          onLeave={() => plane.current?.focus()}
        />
        <span className={styles.place}>{place}</span>
      </div>
      {missing === null || missing === 0 ? null : <p>{t("correctionsMissing", { count: missing })}</p>}
      <SheetEnd>
        <Button variant="text" disabled={!moved} onClick={() => setFelt(start)}>
          {t("feltReset")}
        </Button>
        <Button type="submit" variant="contained" disabled={!moved}>
          {t("feltSave")}
        </Button>
      </SheetEnd>
    </AnchoredSheet>
  );
}
