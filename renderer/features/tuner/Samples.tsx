/** @file The same prompts at the same seeds over time: a row a prompt, a column a step, scrubbed by a slider. */
import Button from "@mui/material/Button";
import Slider from "@mui/material/Slider";
import { type ReactElement, useState } from "react";
import type { RunDetail, Sample } from "../../../app/contract/studio/tuner.ts";
import { blobUrl, useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { Mat } from "../../ui/Mat.tsx";
import { plain } from "../../ui/numbers.ts";
import { attempt } from "./attempt.ts";
import styles from "./Tuner.module.css";

/** Columns that fit beside one another; those between are reached by the slider. */
const COLUMNS = 6;

export function Samples({ detail: { run, samples, kept } }: { readonly detail: RunDetail }): ReactElement | null {
  const t = useText("tuner");
  const client = useClient();
  const steps = [...new Set(samples.map(({ step }) => step))].toSorted((one, other) => one - other);
  const [looked, setLooked] = useState<number | null>(null);
  if (steps.length === 0) return null;
  const at = Math.max(0, looked === null ? steps.length - 1 : steps.indexOf(looked));
  const step = steps[at]!;
  const first = Math.max(0, Math.min(at - Math.floor(COLUMNS / 2), steps.length - COLUMNS));
  const columns = steps.slice(first, first + COLUMNS);
  const cells = [...new Set(samples.map(({ cell }) => cell))].toSorted((one, other) => one - other);
  const find = (cell: number, of: number): Sample | undefined =>
    samples.find((sample) => sample.cell === cell && sample.step === of);
  return (
    <section className={styles.sheet} aria-label={t("samples")}>
      <div className={styles.sheetHead}>
        <h2>{t("samples")}</h2>
        <span className={styles.faint}>{t("samplesHint")}</span>
        <span className={styles.space} />
        {kept.includes(step) ? (
          <Button
            size="small"
            variant="outlined"
            onClick={() =>
              attempt(async () => {
                await client["tuner.use"]({ run: run.id, step });
                announce(t("used", { step }));
              })
            }
          >
            {t("use", { step })}
          </Button>
        ) : null}
      </div>
      <div
        className={styles.samples}
        style={{ gridTemplateColumns: `minmax(84px, 130px) repeat(${columns.length}, minmax(0, 1fr)) 56px` }}
      >
        {cells.map((cell) => {
          const now = find(cell, step);
          return (
            <div key={cell} className={styles.sampleRow}>
              <span className={styles.prompt}>{find(cell, steps[0]!)?.prompt}</span>
              {columns.map((column) => {
                const sample = find(cell, column);
                return sample === undefined ? (
                  <span key={column} />
                ) : (
                  <Mat
                    key={column}
                    target={sample.target}
                    measured={sample.measured}
                    selected={column === step}
                    width={3}
                    bevel={3}
                    aspect={1}
                    lift="flat"
                  >
                    <img
                      src={blobUrl(sample.blob)}
                      alt={t("sampleOf", { prompt: sample.prompt, step: column })}
                      loading="lazy"
                      draggable={false}
                    />
                  </Mat>
                );
              })}
              <span className={styles.faint}>
                {now === undefined ? "" : t("off", { error: plain(errorOf(now), 1) })}
              </span>
            </div>
          );
        })}
        <div className={styles.sampleRow}>
          <span className={styles.faint}>{t("steps")}</span>
          {columns.map((column) => (
            <span key={column} className={column === step ? styles.columnNow : styles.column}>
              {column === 0 ? t("base") : column}
            </span>
          ))}
          <span />
        </div>
      </div>
      <Slider
        min={0}
        max={Math.max(1, steps.length - 1)}
        step={1}
        value={at}
        disabled={steps.length < 2}
        aria-label={t("scrub")}
        getAriaValueText={(index) => t("atStep", { step: steps[index] ?? 0 })}
        onChange={(_, value) => setLooked(steps[value] ?? null)}
      />
    </section>
  );
}

function errorOf({ target, measured }: Sample): number {
  return (Math.abs(measured.valence - target.valence) + Math.abs(measured.arousal - target.arousal)) / 2;
}
