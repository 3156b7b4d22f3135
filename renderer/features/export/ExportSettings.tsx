/** @file The settings of an export that its format has: size, quality, pace. */
import Slider from "@mui/material/Slider";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import type { ReactNode } from "react";
import { PICTURE_FORMATS } from "../../../app/contract/studio/exports.ts";
import { useText } from "../../locales/use-text.ts";
import styles from "./ExportDialog.module.css";
import { canExport, type ExportChoice, hasQuality, hasSize, type PictureFormat, SIZES, TRAITS } from "./formats.ts";

interface ExportSettingsProps {
  readonly choice: ExportChoice;
  readonly vectors: boolean;
  readonly onChange: (part: Partial<ExportChoice>) => void;
}

const AS_DRAWN = "as-drawn";

/** Rows for exactly the settings that change the outcome. */
export function ExportSettings({ choice, vectors, onChange }: ExportSettingsProps): ReactNode {
  const t = useText("gallery");
  const { motion, inside } = TRAITS[choice.format];
  return (
    <div className={styles.settings}>
      {inside && (
        <>
          <span className={styles.label}>{t("inside")}</span>
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label={t("inside")}
            value={choice.inside}
            onChange={(_event, format: PictureFormat | null) => format !== null && onChange({ inside: format })}
          >
            {PICTURE_FORMATS.map((format) => (
              <ToggleButton key={format} value={format} disabled={!canExport(format, 1, vectors)}>
                {t(`format_${format}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </>
      )}
      {hasSize(choice) && (
        <>
          <span className={styles.label}>{t("longerSide")}</span>
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label={t("longerSide")}
            value={choice.size ?? AS_DRAWN}
            onChange={(_event, size: number | typeof AS_DRAWN | null) => {
              if (size !== null) onChange({ size: size === AS_DRAWN ? null : size });
            }}
          >
            <ToggleButton value={AS_DRAWN}>{t("asDrawn")}</ToggleButton>
            {SIZES.map((pixels) => (
              <ToggleButton key={pixels} value={pixels}>
                {t("sizePixels", { pixels })}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </>
      )}
      {hasQuality(choice) && (
        <Measure
          label={t("quality")}
          least={1}
          most={100}
          value={choice.quality}
          set={(quality) => onChange({ quality })}
        />
      )}
      {motion && (
        <>
          <Measure label={t("fps")} least={1} most={30} value={choice.fps} set={(fps) => onChange({ fps })} />
          <Measure label={t("morph")} least={0} most={12} value={choice.morph} set={(morph) => onChange({ morph })} />
        </>
      )}
    </div>
  );
}

interface MeasureProps {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  readonly set: (value: number) => void;
}

function Measure({ label, least, most, value, set }: MeasureProps): ReactNode {
  return (
    <>
      <span className={styles.label}>{label}</span>
      <div className={styles.measure}>
        <Slider
          size="small"
          aria-label={label}
          min={least}
          max={most}
          value={value}
          onChange={(_event, next) => set(next)}
        />
        <span className={styles.number}>{value}</span>
      </div>
    </>
  );
}
