/** @file The line over the strip: the series' name, how it did, the flip-book and what the bevels mean. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import type { PerAxis } from "../../../app/affect/error.ts";
import type { Job } from "../../../app/contract/studio/jobs.ts";
import { summarise } from "../../../app/series/summary.ts";
import { useText } from "../../locales/use-text.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { plain } from "../../ui/numbers.ts";
import { Tool } from "../../ui/Tool.tsx";
import { canRetry, useQueueActions } from "../queue/use-queue.ts";
import { setOpen } from "../studio/open.ts";
import type { Table } from "../studio/table.ts";
import { type FlipBook, SPEEDS } from "./flip-book.ts";
import { SeriesMenu } from "./SeriesMenu.tsx";
import { SeriesName } from "./SeriesName.tsx";
import styles from "./Strip.module.css";

export interface StripHeadProps {
  readonly table: Table;
  readonly book: FlipBook;
}

export function StripHead({ table, book }: StripHeadProps): ReactElement {
  const t = useText("studio");
  const common = useText("common");
  const playKeys = useKeys("playSeries");
  const exportKeys = useKeys("exportSeries");
  const { view, frames } = table;
  const { of, measured, meanError, agreement } = summarise(frames);
  const drawn = frames.some(({ picture }) => picture !== null);
  const axes = [
    [common("valenceLetter"), agreement.valence],
    [common("arousalLetter"), agreement.arousal],
  ] as const;
  const ranked = axes.flatMap(([letter, value]) => (value === undefined ? [] : [`${letter} ${plain(value)}`]));
  return (
    <header className={styles.head}>
      {view === undefined ? <h2>{t("series")}</h2> : <SeriesName head={view.head} />}
      <SeriesMenu current={table.series} />
      {view === undefined ? null : (
        <>
          <span className={styles.number}>{t("measuredOf", { measured, of })}</span>
          {meanError === null ? null : <span className={styles.fainter}>{t("meanError", inDecimals(meanError))}</span>}
          {ranked.length === 0 ? null : (
            <span className={styles.fainter} title={t("rankHint")}>
              {t("rankAgreement", { axes: ranked.join(", ") })}
            </span>
          )}
        </>
      )}
      <span className={styles.gap} />
      <DrawMissing table={table} />
      {book.possible ? (
        <>
          <Tool
            small
            name={book.playing ? t("stop") : t("play")}
            icon={book.playing ? "pause" : "play"}
            shortcut={playKeys}
            onClick={book.toggle}
          />
          <select
            className={styles.speed}
            aria-label={t("speed")}
            value={book.speed}
            onChange={({ target }) => {
              const speed = SPEEDS.find((one) => String(one) === target.value);
              if (speed !== undefined) book.setSpeed(speed);
            }}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {t("perSecond", { count: speed })}
              </option>
            ))}
          </select>
          <Tool small name={t("loop")} icon="redo" aria-pressed={book.loop} onClick={() => book.setLoop(!book.loop)} />
        </>
      ) : null}
      {drawn ? (
        <Tool small name={t("export")} icon="download" shortcut={exportKeys} onClick={() => setOpen("exportSeries")} />
      ) : null}
      <span className={styles.legend} aria-hidden="true">
        <i className={styles.asked} />
        {t("target")}
        <i className={styles.got} />
        {t("measured")}
      </span>
    </header>
  );
}

const NO_JOBS: readonly Job[] = [];

/** All frames that were left undrawn, drawn with one press. */
function DrawMissing({ table }: { readonly table: Table }): ReactElement | null {
  const t = useText("studio");
  const jobs = useOverviewPart((overview) => overview.jobs) ?? NO_JOBS;
  const pause = useOverviewPart((overview) => overview.queue.paused?.why);
  const { retry } = useQueueActions();
  const count = table.frames.filter(
    ({ state }) => state === "failed" || state === "cancelled" || state === "interrupted",
  ).length;
  const ended = jobs.filter((job) => job.series === table.series && canRetry(job));
  // One frame has a button of its own, and after an unclean end the queue asks already.
  if (count < 2 || ended.length === 0 || pause === "unclean") return null;
  return (
    <Button size="small" onClick={() => ended.forEach(retry)}>
      <Icon name="redo" small />
      {t("drawMissing", { count })}
    </Button>
  );
}

function inDecimals({ valence, arousal }: PerAxis<number>): PerAxis<string> {
  return { valence: valence.toFixed(2), arousal: arousal.toFixed(2) };
}
