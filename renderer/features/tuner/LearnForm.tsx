/** @file What a run is told before it begins: sources, budget, recipe, and where it goes on from. */
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Slider from "@mui/material/Slider";
import { type ReactElement, useId, useState } from "react";
import type { Adapter, TunerOptions } from "../../../app/contract/studio/tuner.ts";
import { RECIPES, type RecipeName } from "../../../app/tune/recipes.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { attempt } from "./attempt.ts";
import styles from "./Tuner.module.css";

/** Minutes the slider stops at: finer where runs are short. */
const BUDGETS = [2, 5, 10, 15, 20, 30, 45, 60, 90, 120] as const;
const USUAL = 2;
const SOURCES = ["decisions", "stars", "corrections"] as const;
const BASE = "base";

export interface LearnFormProps {
  readonly options: TunerOptions;
  readonly adapters: readonly Adapter[];
  readonly onStarted: (run: string) => void;
  readonly onCancel: (() => void) | undefined;
}

export function LearnForm({ options, adapters, onStarted, onCancel }: LearnFormProps): ReactElement {
  const t = useText("tuner");
  const common = useText("common");
  const client = useClient();
  const id = useId();
  const [learnFrom, setLearnFrom] = useState({ decisions: true, stars: true, corrections: true });
  const [budget, setBudget] = useState(USUAL);
  const [recipe, setRecipe] = useState<RecipeName>("default");
  const [from, setFrom] = useState(BASE);
  const { sources, needed, steers, pace } = options;
  const minutes = BUDGETS[budget]!;
  const steps = Math.round((minutes * pace.stepsPerMinute) / 100) * 100;
  const start = (): void =>
    attempt(async () => {
      const order = { minutes, learnFrom, recipe, from: from === BASE ? null : from };
      const { run } = await client["tuner.start"](order);
      announce(t("started"));
      onStarted(run);
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <h2>{t("sources")}</h2>
      <ul className={styles.sources}>
        {SOURCES.map((source) => (
          <li key={source}>
            <Checkbox
              id={`${id}-${source}`}
              className={styles.tick!}
              checked={learnFrom[source]}
              onChange={({ target }) => setLearnFrom({ ...learnFrom, [source]: target.checked })}
            />
            <label htmlFor={`${id}-${source}`}>{t(source)}</label>
            <span className={styles.count}>{sources[source] === 0 ? t("none") : sources[source]}</span>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{steers ? t("steers") : t("notYet", { needed })}</p>
      <div className={styles.field}>
        <h2 id={`${id}-budget`}>{t("budget")}</h2>
        <span className={styles.count}>{t("minutes", { minutes })}</span>
      </div>
      <Slider
        min={0}
        max={BUDGETS.length - 1}
        step={1}
        value={budget}
        aria-labelledby={`${id}-budget`}
        getAriaValueText={(index) => t("minutes", { minutes: BUDGETS[index]! })}
        onChange={(_, value) => setBudget(value)}
      />
      <p className={styles.hint}>{t(pace.measured ? "buysMeasured" : "buysGuessed", { steps })}</p>
      <h2 id={`${id}-recipe`}>{t("recipe")}</h2>
      <Select size="small" value={recipe} labelId={`${id}-recipe`} onChange={({ target }) => setRecipe(target.value)}>
        {RECIPES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`recipe_${one}`)}
          </MenuItem>
        ))}
      </Select>
      <h2 id={`${id}-from`}>{t("from")}</h2>
      <Select size="small" value={from} labelId={`${id}-from`} onChange={({ target }) => setFrom(target.value)}>
        <MenuItem value={BASE}>{t("fromBase")}</MenuItem>
        {adapters.map((adapter) => (
          <MenuItem key={adapter.id} value={adapter.id}>
            {adapter.name}
          </MenuItem>
        ))}
      </Select>
      <span className={styles.space} />
      <p className={styles.hint}>{t("rests")}</p>
      <div className={styles.buttons}>
        <Button type="submit" variant="contained">
          {t("start")}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="text" onClick={onCancel}>
            {common("cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
