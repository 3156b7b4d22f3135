/** @file Settings: few, each only where a default cannot be right, beside what the machine has. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { type ReactElement, useId } from "react";
import { useText } from "../../locales/use-text.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Choices } from "./Choices.tsx";
import { DataSection } from "./DataSection.tsx";
import { DeviceSection } from "./DeviceSection.tsx";
import { ModelSection } from "./ModelSection.tsx";
import { ReportSection } from "./ReportSection.tsx";
import styles from "./settings.module.css";
import { useMachine } from "./use-machine.ts";

export interface SettingsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function SettingsDialog({ open, onClose }: SettingsDialogProps): ReactElement {
  const t = useText("settings");
  const common = useText("common");
  const title = useId();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>{t("title")}</DialogTitle>
      <DialogContent className={styles.content}>
        <Choices onLeave={onClose} />
        {open ? <OfMachine /> : null}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common("close")}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** What the host knows of its machine; asked anew whenever the dialog opens. */
function OfMachine(): ReactElement {
  const { machine, failure, again } = useMachine();
  const common = useText("common");
  return (
    <>
      {failure === undefined ? null : (
        <FailureNote failure={failure} action={{ name: common("retry"), onClick: again }} />
      )}
      <DeviceSection machine={machine} />
      {machine === undefined ? null : (
        <>
          <ModelSection machine={machine} />
          <DataSection machine={machine} />
        </>
      )}
      <ReportSection machine={machine} />
    </>
  );
}
