/** @file What the person feels in place of what the judge read: the calibrated reading, and a way to say so. */
import Button from "@mui/material/Button";
import { type ReactElement, type ReactNode, useRef, useState } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { useProfile } from "../../state/profile.ts";
import { signed } from "../../ui/numbers.ts";
import { feltBy, missingOf } from "./felt.ts";
import styles from "./Felt.module.css";
import { FeltPopover } from "./FeltPopover.tsx";

export interface FeltProps {
  readonly picture: NonNullable<Frame["picture"]>;
  /** On the scale of targets. */
  readonly measurement: NonNullable<Frame["measurement"]>;
  readonly target: Frame["target"];
  /** Stands before the button. */
  readonly children: ReactNode;
}

export function Felt({ picture, measurement, target, children }: FeltProps): ReactElement {
  const t = useText("suggestions");
  const calibration = useProfile().profile?.calibration;
  const button = useRef<HTMLButtonElement>(null);
  /** What is corrected stays what it was when it was opened, whatever comes onto the stage meanwhile. */
  const [about, setAbout] = useState<Omit<FeltProps, "children"> | null>(null);
  const missing = calibration === undefined ? null : missingOf(calibration);
  const felt = calibration === undefined ? null : feltBy(calibration, measurement);
  return (
    <>
      <div className={styles.felt}>
        {children}
        <Button
          ref={button}
          size="small"
          variant="text"
          className={styles.open ?? ""}
          aria-haspopup="dialog"
          aria-expanded={about !== null}
          onClick={() => setAbout({ picture, measurement, target })}
        >
          {t("feelDifferently")}
        </Button>
      </div>
      {felt !== null ? (
        <p className={styles.line} title={t("calibratedHint", { count: calibration?.corrections ?? 0 })}>
          {t("calibrated", { valence: signed(felt.valence), arousal: signed(felt.arousal) })}
        </p>
      ) : missing !== null && (calibration?.corrections ?? 0) > 0 ? (
        <p className={styles.line}>{t("correctionsMissing", { count: missing })}</p>
      ) : null}
      {about === null ? null : (
        <FeltPopover
          picture={about.picture.id}
          measured={about.measurement}
          target={about.target}
          missing={missing}
          anchor={() => button.current?.closest("aside") ?? document.body}
          onClose={() => setAbout(null)}
        />
      )}
    </>
  );
}
