/** @file Before and after of one sample, wiped over one another by pointer or keys. */
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Slider from "@mui/material/Slider";
import { type ReactElement, useState } from "react";
import type { RunDetail } from "../../../app/contract/studio/tuner.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Mat } from "../../ui/Mat.tsx";
import styles from "./Tuner.module.css";

export function BeforeAfter({ detail: { run, samples } }: { readonly detail: RunDetail }): ReactElement | null {
  const t = useText("tuner");
  const [cell, setCell] = useState(0);
  const [wipe, setWipe] = useState(50);
  const own = samples.filter((sample) => sample.cell === cell).toSorted((one, other) => one.step - other.step);
  const before = own[0];
  const after = own.find(({ step }) => step === run.best && step > 0) ?? own.at(-1);
  if (before === undefined || after === undefined || before.step === after.step) return null;
  const cells = [...new Map(samples.map((sample) => [sample.cell, sample.prompt]))];
  return (
    <section className={styles.sheet} aria-label={t("beforeAfter")}>
      <div className={styles.sheetHead}>
        <h2>{t("beforeAfter")}</h2>
      </div>
      <Select
        size="small"
        value={cell}
        inputProps={{ "aria-label": t("beforeAfter") }}
        onChange={({ target }) => setCell(target.value)}
      >
        {cells.map(([number, prompt]) => (
          <MenuItem key={number} value={number}>
            {prompt}
          </MenuItem>
        ))}
      </Select>
      <Mat target={after.target} measured={after.measured} width={6} bevel={4} aspect={1}>
        <div className={styles.wipe}>
          <img
            src={blobUrl(after.blob)}
            alt={t("sampleOf", { prompt: after.prompt, step: after.step })}
            draggable={false}
          />
          <img
            src={blobUrl(before.blob)}
            alt={t("sampleOf", { prompt: before.prompt, step: before.step })}
            style={{ clipPath: `inset(0 ${100 - wipe}% 0 0)` }}
            draggable={false}
          />
          <i style={{ left: `${wipe}%` }} />
          <span className={styles.wipeBefore}>{t("before")}</span>
          <span className={styles.wipeAfter}>{t("atStep", { step: after.step })}</span>
        </div>
      </Mat>
      <Slider value={wipe} aria-label={t("wipe")} onChange={(_, value) => setWipe(value)} />
    </section>
  );
}
