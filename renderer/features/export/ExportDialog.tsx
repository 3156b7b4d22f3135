/** @file The dialog that makes files of pictures: format, what it can be told, then a download. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import LinearProgress from "@mui/material/LinearProgress";
import Switch from "@mui/material/Switch";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { type ReactNode, useId, useState } from "react";
import { PICTURE_FORMATS, SERIES_FORMATS } from "../../../app/contract/studio/exports.ts";
import { useSettings } from "../../state/overview.ts";
import { useText } from "../../locales/use-text.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { bytes } from "../../ui/numbers.ts";
import { ExportSettings } from "./ExportSettings.tsx";
import styles from "./ExportDialog.module.css";
import { canExport, type ExportChoice, type ExportFormat, FIRST_CHOICE, requestOf, TRAITS } from "./formats.ts";
import { useExport } from "./use-export.ts";

interface ExportDialogProps {
  /** Ids of the pictures, in the order they are exported. */
  readonly pictures: readonly string[];
  /** What the file should be called, without ending; the host's name when left out. */
  readonly name?: string;
  /** Whether every picture has an SVG. */
  readonly vectors?: boolean;
  readonly onClose: () => void;
}

/** Open for as long as it is rendered. */
export function ExportDialog({ pictures, name, vectors = true, onClose }: ExportDialogProps): ReactNode {
  const t = useText("gallery");
  const stripDefault = useSettings()?.stripExports ?? false;
  const [choice, setChoice] = useState<ExportChoice>({ ...FIRST_CHOICE, strip: stripDefault });
  const { state, make, stop, save } = useExport(name);
  const title = useId();
  const change = (part: Partial<ExportChoice>): void => setChoice((now) => ({ ...now, ...part }));
  const close = (): void => {
    stop();
    onClose();
  };
  const group = (label: string, formats: readonly ExportFormat[]): ReactNode => (
    <div className={styles.group} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={label}
        value={choice.format}
        onChange={(_event, format: ExportFormat | null) => format !== null && change({ format })}
        className={styles.formats}
      >
        {formats.map((format) => (
          <ToggleButton key={format} value={format} disabled={!canExport(format, pictures.length, vectors)}>
            {t(`format_${format}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
  const many = TRAITS[choice.format].least === 1 && PICTURE_FORMATS.some((one) => one === choice.format);
  return (
    <Dialog open onClose={close} aria-labelledby={title} fullWidth maxWidth="sm">
      <DialogTitle id={title}>{t("exportTitle", { count: pictures.length })}</DialogTitle>
      <DialogContent className={styles.content}>
        {group(t("formatPictures"), PICTURE_FORMATS)}
        {group(t("formatSeveral"), SERIES_FORMATS)}
        <p className={styles.about}>
          {t(`about_${choice.format}`)} {many && pictures.length > 1 && t("aboutMany")}
        </p>
        <ExportSettings choice={choice} vectors={vectors} onChange={change} />
        <FormControlLabel
          control={<Switch checked={choice.strip} onChange={(_event, strip) => change({ strip })} />}
          label={t("strip")}
        />
        <div className={styles.outcome} role="status">
          {state.at === "working" && (
            <>
              <LinearProgress aria-label={t("exportWorking")} />
              <span>{t("exportWorking")}</span>
            </>
          )}
          {state.at === "ready" && (
            <span>{t("exportReady", { name: state.file.name, bytes: bytes(state.file.bytes) })}</span>
          )}
        </div>
        {state.at === "failed" && <FailureNote failure={state.failure} />}
      </DialogContent>
      <DialogActions>
        {state.at === "ready" && (
          <Button variant="text" onClick={() => save(state.file)}>
            {t("exportSave")}
          </Button>
        )}
        <Button variant="text" onClick={close}>
          {state.at === "ready" ? t("close") : t("cancel")}
        </Button>
        <Button
          variant="contained"
          disabled={!canExport(choice.format, pictures.length, vectors)}
          // Not disabled meanwhile: that would take the keyboard out of the dialog, and Escape would not be heard.
          aria-disabled={state.at === "working"}
          onClick={() => state.at !== "working" && void make(requestOf(pictures, choice))}
        >
          {t("exportNow")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
