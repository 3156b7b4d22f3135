/** @file What a person chooses: theme, language, tolerance, notifications, what exports say. */
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Slider from "@mui/material/Slider";
import Switch from "@mui/material/Switch";
import Button from "@mui/material/Button";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { type ReactElement, useEffect, useId, useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import { LANGUAGES, type Settings } from "../../../app/contract/studio/settings.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useSettings } from "../../state/overview.ts";
import { useView } from "../../state/view.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Row, Section } from "./Section.tsx";
import styles from "./settings.module.css";

const THEMES = ["dark", "light", "system"] as const;

/** Each language in its own words, so that it can be found again. */
const LANGUAGE_NAMES: { readonly [L in (typeof LANGUAGES)[number]]: string } = { en: "English", de: "Deutsch" };

/** @param onLeave the tour is shown over the window, not over the dialog */
export function Choices({ onLeave }: { readonly onLeave: () => void }): ReactElement | null {
  const t = useText("settings");
  const client = useClient();
  const settings = useSettings();
  const setTour = useView((view) => view.setTour);
  const [failure, setFailure] = useState<Failure>();
  const ids = { theme: useId(), language: useId(), notify: useId(), strip: useId() };
  if (settings === undefined) return null;
  const set = (change: Partial<Settings>): void => {
    client["settings.set"](change).then(
      () => setFailure(undefined),
      (error: unknown) => setFailure(toFailure(error)),
    );
  };
  return (
    <>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <Section title={t("look")}>
        <Row name={<span id={ids.theme}>{t("theme")}</span>}>
          <ToggleButtonGroup
            exclusive
            value={settings.theme}
            aria-labelledby={ids.theme}
            onChange={(_, theme: Settings["theme"] | null) => (theme === null ? undefined : set({ theme }))}
          >
            {THEMES.map((theme) => (
              <ToggleButton key={theme} value={theme}>
                {t(theme)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Row>
        <Row name={<span id={ids.language}>{t("language")}</span>}>
          <Select
            value={settings.language}
            labelId={ids.language}
            onChange={({ target }) => set({ language: target.value })}
          >
            {LANGUAGES.map((language) => (
              <MenuItem key={language} value={language} lang={language}>
                {LANGUAGE_NAMES[language]}
              </MenuItem>
            ))}
          </Select>
        </Row>
      </Section>
      <Section title={t("drawing")}>
        <Row name={t("tolerance")} hint={t("toleranceHint")}>
          <Tolerance value={settings.tolerance} onChange={(tolerance) => set({ tolerance })} />
        </Row>
        <Row name={<label htmlFor={ids.notify}>{t("notify")}</label>} hint={t("notifyHint")}>
          <Switch id={ids.notify} checked={settings.notify} onChange={(_, notify) => set({ notify })} />
        </Row>
      </Section>
      <Section title={t("exports")}>
        <Row name={<label htmlFor={ids.strip}>{t("strip")}</label>} hint={t("stripHint")}>
          <Switch
            id={ids.strip}
            checked={settings.stripExports}
            onChange={(_, stripExports) => set({ stripExports })}
          />
        </Row>
      </Section>
      <Section title={t("help")}>
        <div className={styles.actions}>
          <Button
            size="small"
            onClick={() => {
              onLeave();
              setTour(true);
            }}
          >
            {t("tour")}
          </Button>
        </div>
      </Section>
    </>
  );
}

function Tolerance({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const t = useText("settings");
  // The slider moves at once; the host hears of it when it is let go.
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  return (
    <>
      <Slider
        className={styles.slider ?? ""}
        min={0.05}
        max={2}
        step={0.05}
        value={shown}
        aria-label={t("tolerance")}
        onChange={(_, next) => setShown(next)}
        onChangeCommitted={(_, next) => onChange(next)}
      />
      <span className={styles.number}>{shown.toFixed(2)}</span>
    </>
  );
}
