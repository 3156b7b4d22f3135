/** @file Five pictures that are brought into an order: each click, or digit, gives one the next place. */
import Button from "@mui/material/Button";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { ShownTrial } from "../../../app/study/plan.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { Key } from "../../ui/Key.tsx";
import styles from "./Studies.module.css";
import { useKeys } from "./use-keys.ts";

export interface OrderTrialProps {
  readonly trial: Extract<ShownTrial, { design: "order" }>;
  readonly disabled: boolean;
  readonly onSorted: (places: number[]) => void;
}

export function OrderTrial({ trial, disabled, onSorted }: OrderTrialProps): ReactElement {
  const t = useText("evidence");
  const { pictures, axis } = trial;
  /** Indices of the pictures that have a place, from the first place on. */
  const [order, setOrder] = useState<readonly number[]>([]);
  const whole = order.length === pictures.length;
  const take = (picture: number): void => {
    if (disabled || picture >= pictures.length || order.includes(picture)) return;
    setOrder([...order, picture]);
    announce(t("placed", { picture: picture + 1, place: order.length + 1 }));
  };
  const giveBack = (picture: number | undefined): void => {
    if (disabled || picture === undefined) return;
    setOrder(order.filter((one) => one !== picture));
    announce(t("takenBack", { picture: picture + 1 }));
  };
  const done = useRef<HTMLButtonElement>(null);
  // A picture that is taken stays focused, and would swallow Enter.
  useEffect(() => {
    if (whole) done.current?.focus();
  }, [whole]);
  useKeys((key) => {
    if (/^[1-9]$/u.test(key)) take(Number(key) - 1);
    else if (key === "Backspace") giveBack(order.at(-1));
    else return false;
    return true;
  });
  return (
    <>
      <h1>{t(axis === "valence" ? "sortValence" : "sortArousal")}</h1>
      <p className={styles.hint}>{t("sortHow")}</p>
      <ul className={styles.pile} aria-label={t("unsorted")}>
        {pictures.map((blob, picture) => (
          <li key={picture}>
            <button
              type="button"
              className={styles.sorting}
              aria-disabled={disabled || order.includes(picture)}
              aria-label={t("pictureNumber", { number: picture + 1 })}
              onClick={() => take(picture)}
            >
              <img src={blobUrl(blob)} alt="" draggable={false} />
            </button>
            <Key combination={String(picture + 1)} />
          </li>
        ))}
      </ul>
      <div className={styles.ends}>
        <span>{t(axis === "valence" ? "leastValence" : "leastArousal")}</span>
        <span>{t(axis === "valence" ? "mostValence" : "mostArousal")}</span>
      </div>
      <ol className={styles.pile} aria-label={t("sorted")}>
        {pictures.map((_, place) => {
          const picture = order[place];
          return (
            <li key={place}>
              {picture === undefined ? (
                <span className={styles.place}>{place + 1}</span>
              ) : (
                <button
                  type="button"
                  className={styles.sorting}
                  aria-disabled={disabled}
                  aria-label={t("takeBack", { number: picture + 1, place: place + 1 })}
                  onClick={() => giveBack(picture)}
                >
                  <img src={blobUrl(pictures[picture]!)} alt="" draggable={false} />
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <div className={styles.buttons}>
        <Button variant="text" disabled={disabled || order.length === 0} onClick={() => setOrder([])}>
          {t("sortAnew")}
        </Button>
        <Button variant="contained" ref={done} disabled={disabled || !whole} onClick={() => onSorted([...order])}>
          {t("sortDone")}
        </Button>
      </div>
    </>
  );
}
