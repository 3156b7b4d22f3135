/** @file The affect box: dragged on the plane or typed below it. */
import Button from "@mui/material/Button";
import { type ReactNode, useEffect, useState } from "react";
import { LIMIT } from "../../../app/affect/plane.ts";
import type { AffectBox, GalleryFilter } from "../../../app/contract/studio/gallery.ts";
import { useText } from "../../locales/use-text.ts";
import { parseNumber, signed } from "../../ui/numbers.ts";
import { AffectPlane } from "../plane/AffectPlane.tsx";
import styles from "./Filters.module.css";
import { boxBetween, queryKey } from "./query.ts";
import { CALM, useAnswer } from "./use-answer.ts";

/** Points shown on the plane; evenly chosen among the matches. */
const MOST_POINTS = 1500;

const WHOLE: AffectBox = {
  low: { valence: -LIMIT, arousal: -LIMIT },
  high: { valence: LIMIT, arousal: LIMIT },
};

const NONE: readonly number[] = [];

export interface MoodFilterProps {
  readonly filter: GalleryFilter;
  readonly size: number;
  readonly onBox: (box: AffectBox | null) => void;
}

export function MoodFilter({ filter, size, onBox }: MoodFilterProps): ReactNode {
  const t = useText("gallery");
  // What lies outside the box is shown dimmed, so the points are asked for without it.
  const around = { filter: { ...filter, box: null }, order: "newest" } as const;
  const answer = useAnswer(
    queryKey(around),
    async (client, signal) => client["gallery.points"]({ ...around, limit: MOST_POINTS }, signal),
    { calm: CALM },
  );
  const { low, high } = filter.box ?? WHOLE;
  const set = (one: Partial<AffectBox["low"]>, other: Partial<AffectBox["low"]>): void =>
    onBox(boxBetween({ ...low, ...one }, { ...high, ...other }));
  return (
    <section className={styles.mood} aria-label={t("mood")}>
      <div className={styles.head}>
        <h2>{t("mood")}</h2>
        {filter.box !== null && (
          <Button size="small" variant="text" onClick={() => onBox(null)}>
            {t("clearMood")}
          </Button>
        )}
      </div>
      <AffectPlane edit="box" box={filter.box} onBox={onBox} own={answer?.points ?? NONE} size={size} />
      <div className={styles.ranges}>
        <span>
          V
          <Value name={t("valenceFrom")} value={low.valence} onValue={(valence) => set({ valence }, {})} />
          {t("to")}
          <Value name={t("valenceTo")} value={high.valence} onValue={(valence) => set({}, { valence })} />
        </span>
        <span>
          A
          <Value name={t("arousalFrom")} value={low.arousal} onValue={(arousal) => set({ arousal }, {})} />
          {t("to")}
          <Value name={t("arousalTo")} value={high.arousal} onValue={(arousal) => set({}, { arousal })} />
        </span>
      </div>
    </section>
  );
}

interface ValueProps {
  readonly name: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

/** A number that is text until it is touched. What is no number is put back. */
function Value({ name, value, onValue }: ValueProps): ReactNode {
  const [typed, setTyped] = useState(signed(value));
  useEffect(() => setTyped(signed(value)), [value]);
  const settle = (): void => {
    const number = parseNumber(typed);
    if (number === undefined || Math.abs(number) > LIMIT) setTyped(signed(value));
    else if (signed(number) !== signed(value)) onValue(number);
  };
  return (
    <input
      className={styles.value}
      aria-label={name}
      inputMode="decimal"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
      }}
    />
  );
}
