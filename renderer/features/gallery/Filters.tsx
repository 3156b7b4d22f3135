/** @file What narrows the gallery: words, mood, distance, stars and, folded away, where pictures come from. */
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Slider from "@mui/material/Slider";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { type ReactNode, useState } from "react";
import type { GalleryFilter } from "../../../app/contract/studio/gallery.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Stars } from "../../ui/Stars.tsx";
import styles from "./Filters.module.css";
import { cleared, dayOfMoment, endOfDay, momentOfDay, narrows } from "./query.ts";
import { useAnswer } from "./use-answer.ts";

/** The slider's end means “any”. */
const MOST_OFF = 2;

export interface FiltersProps {
  readonly filter: GalleryFilter;
  readonly onChange: (change: Partial<GalleryFilter>) => void;
}

const ANY = "any";

export function Filters({ filter, onChange }: FiltersProps): ReactNode {
  const t = useText("gallery");
  const [off, setOff] = useState<number>();
  const folded = filter.pack !== null || filter.origin !== null || filter.series !== null || hasDays(filter);
  const [open, setOpen] = useState(folded);
  const shownOff = off ?? filter.offBy ?? MOST_OFF;
  return (
    <div className={styles.filters}>
      <div className={styles.table}>
        <span>{t("moodBy")}</span>
        <Choice
          name={t("moodBy")}
          value={filter.moodBy}
          options={[
            ["measured", t("measured")],
            ["target", t("target")],
          ]}
          onChange={(moodBy) => onChange({ moodBy })}
        />
        <span>{t("offBy")}</span>
        <div className={styles.line}>
          <Slider
            size="small"
            aria-label={t("offByLabel")}
            min={0.05}
            max={MOST_OFF}
            step={0.05}
            value={shownOff}
            onChange={(_event, next) => setOff(next)}
            onChangeCommitted={(_event, next) => {
              setOff(undefined);
              onChange({ offBy: next === MOST_OFF ? null : Number(next), offOver: null });
            }}
          />
          <span className={styles.number}>
            {shownOff === MOST_OFF ? offOverOf() : t("offByMost", { most: shownOff.toFixed(2) })}
          </span>
        </div>
        <span>{t("stars")}</span>
        <div className={styles.line}>
          <Stars value={filter.stars} onChange={(stars) => onChange({ stars })} />
          <span className={styles.quiet}>{filter.stars === 0 ? t("starsAny") : t("starsOrMore")}</span>
        </div>
      </div>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={open ? styles.turned : styles.turn}>
          <Icon name="chevron" small />
        </span>
        {t("moreFilters")}
      </button>
      {open && <More filter={filter} onChange={onChange} />}
      {narrows(filter) && (
        <Button size="small" variant="text" className={styles.clear ?? ""} onClick={() => onChange(cleared(filter))}>
          {t("clearFilters")}
        </Button>
      )}
    </div>
  );

  function offOverOf(): string {
    return filter.offOver === null ? t("offByAny") : t("offOver", { least: filter.offOver.toFixed(2) });
  }
}

function hasDays({ since, until }: GalleryFilter): boolean {
  return since !== null || until !== null;
}

/** As many series are offered, the newest. */
const MOST_SERIES = 100;

function More({ filter, onChange }: FiltersProps): ReactNode {
  const t = useText("gallery");
  const list = useAnswer("series", async (client, signal) => client["series.list"]({ limit: MOST_SERIES }, signal));
  const machine = useAnswer("packs", async (client, signal) => client["machine.get"]({}, signal));
  const packs = machine?.packs ?? [];
  return (
    <div className={styles.table}>
      <span>{t("origin")}</span>
      <Choice
        name={t("origin")}
        value={filter.origin ?? ANY}
        options={[
          [ANY, t("any")],
          ["drawn", t("drawn")],
          ["imported", t("imported")],
        ]}
        onChange={(origin) => onChange({ origin: origin === ANY ? null : origin })}
      />
      {packs.length > 0 && (
        <>
          <span>{t("pack")}</span>
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label={t("pack")}
            value={filter.pack ?? ANY}
            onChange={(_event, pack: string | null) => {
              if (pack !== null) onChange({ pack: pack === ANY ? null : pack });
            }}
          >
            <ToggleButton value={ANY}>{t("any")}</ToggleButton>
            {packs.map(({ id }) => (
              <ToggleButton key={id} value={id}>
                {id}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </>
      )}
      <span>{t("series")}</span>
      <Select
        size="small"
        value={filter.series ?? ANY}
        className={styles.select ?? ""}
        inputProps={{ "aria-label": t("series") }}
        onChange={({ target }) => onChange({ series: target.value === ANY ? null : target.value })}
      >
        <MenuItem value={ANY}>{t("seriesAny")}</MenuItem>
        {filter.series !== null && !list?.series.some(({ id }) => id === filter.series) && (
          <MenuItem value={filter.series}>{t("series")}</MenuItem>
        )}
        {list?.series.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
      </Select>
      <span>{t("dates")}</span>
      <div className={styles.days}>
        <Day name={t("since")} moment={filter.since} onDay={(day) => onChange({ since: momentOfDay(day) })} />
        <Day name={t("until")} moment={filter.until} onDay={(day) => onChange({ until: endOfDay(day) })} />
      </div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly value: T;
  /** Values with their words. */
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ name, value, options, onChange }: ChoiceProps<T>): ReactNode {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={name}
      value={value}
      onChange={(_event, next: T | null) => next !== null && onChange(next)}
    >
      {options.map(([option, words]) => (
        <ToggleButton key={option} value={option}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface DayProps {
  readonly name: string;
  readonly moment: number | null;
  readonly onDay: (day: string) => void;
}

function Day({ name, moment, onDay }: DayProps): ReactNode {
  return (
    <input
      type="date"
      className={styles.day}
      aria-label={name}
      title={name}
      value={moment === null ? "" : dayOfMoment(moment)}
      onChange={({ target }) => onDay(target.value)}
    />
  );
}
