/** @file Two pictures side by side; holding Space lays B over A. With more than two, B goes through the rest. */
import Dialog from "@mui/material/Dialog";
import { type ReactNode, useEffect, useEffectEvent, useId, useState } from "react";
import { distance, clampAffect } from "../../../app/affect/plane.ts";
import type { PictureDetail } from "../../../app/contract/studio/pictures.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Key } from "../../ui/Key.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { pair } from "../../ui/numbers.ts";
import { Tool } from "../../ui/Tool.tsx";
import styles from "./Compare.module.css";
import { useAnswer } from "./use-answer.ts";

/** Pixels of paper and bevel round a picture, and of both on two sides. */
const MAT = 8;
const BEVEL = 4;
const EDGES = 2 * (MAT + BEVEL);

export interface CompareProps {
  /** Two or more. */
  readonly pictures: readonly string[];
  readonly onClose: () => void;
}

export function Compare({ pictures, onClose }: CompareProps): ReactNode {
  const t = useText("gallery");
  const title = useId();
  const [other, setOther] = useState(1);
  const [held, setHeld] = useState(false);
  const one = usePicture(pictures[0]);
  const two = usePicture(pictures[other]);
  const step = (by: number): void => setOther((now) => Math.min(pictures.length - 1, Math.max(1, now + by)));
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const down = event.type === "keydown";
    if (event.key === " ") setHeld(down);
    else if (down && event.key === "ArrowRight") step(1);
    else if (down && event.key === "ArrowLeft") step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    // Captured, so that Space compares even when a button has the focus.
    addEventListener("keydown", onKey, true);
    addEventListener("keyup", onKey, true);
    return () => {
      removeEventListener("keydown", onKey, true);
      removeEventListener("keyup", onKey, true);
    };
  }, []);
  return (
    <Dialog open onClose={onClose} fullScreen aria-labelledby={title} classes={{ paper: styles.paper ?? "" }}>
      <header className={styles.head}>
        <h2 id={title}>{t("compareTitle")}</h2>
        <span className={styles.hint}>
          <Key combination="Space" /> {t("compareHint")}
        </span>
        {pictures.length > 2 && (
          <span className={styles.steps}>
            <Tool icon="left" name={t("previous")} disabled={other === 1} onClick={() => step(-1)} />
            <span>{t("compareOf", { at: other, of: pictures.length - 1 })}</span>
            <Tool icon="right" name={t("next")} disabled={other === pictures.length - 1} onClick={() => step(1)} />
          </span>
        )}
        <Tool icon="x" name={t("close")} shortcut="Escape" onClick={onClose} />
      </header>
      <div className={styles.pair}>
        <Side slip={held ? t("compareB") : t("compareA")} picture={held ? two : one} />
        <Side slip={t("compareB")} picture={two} />
      </div>
    </Dialog>
  );
}

function usePicture(picture: string | undefined): PictureDetail | undefined {
  return useAnswer(picture ?? null, async (client, signal) =>
    client["pictures.get"]({ picture: picture ?? "" }, signal),
  );
}

function Side({ slip, picture }: { readonly slip: string; readonly picture: PictureDetail | undefined }): ReactNode {
  const t = useText("gallery");
  if (picture === undefined) return <div className={styles.side} />;
  const { target, measured } = picture;
  const aspect = picture.width / picture.height;
  return (
    <figure className={styles.side}>
      <div className={styles.room}>
        <Mat
          target={target}
          measured={measured}
          width={MAT}
          bevel={BEVEL}
          aspect={aspect}
          style={{ width: `min(100cqw, (100cqh - ${EDGES}px) * ${aspect} + ${EDGES}px)` }}
        >
          <img src={blobUrl(picture.blob)} alt={picture.prompt} />
        </Mat>
      </div>
      <figcaption className={styles.caption}>
        <b className={styles.slip}>{slip}</b>
        {target !== null && (
          <span className={styles.reading}>
            <Mark at={target} kind="target" /> {pair(target, 2)}
          </span>
        )}
        {measured !== null && (
          <span className={styles.reading}>
            <Mark at={measured} kind="measured" /> <b>{pair(measured, 2)}</b>
          </span>
        )}
        {target !== null && measured !== null && (
          <span>
            {t("distance")} {distanceOf(target, measured)}
          </span>
        )}
        <span className={styles.prompt}>{picture.prompt}</span>
      </figcaption>
    </figure>
  );
}

interface Place {
  readonly valence: number;
  readonly arousal: number;
}

/** Two decimals, as every readout. */
function distanceOf(one: Place, other: Place): string {
  return distance(clampAffect(one.valence, one.arousal), clampAffect(other.valence, other.arousal)).toFixed(2);
}
