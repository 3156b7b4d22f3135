/** @file What counts how much when pictures are compared: each axis of the mood, and the taste. */
import Button from "@mui/material/Button";
import Slider from "@mui/material/Slider";
import { type ReactElement, useEffect, useState } from "react";
import type { RewardWeights } from "../../../app/profile/log.ts";
import { DEFAULT_WEIGHTS } from "../../../app/reward/reward.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { NumberField } from "../../ui/NumberField.tsx";
import { attempt } from "./attempt.ts";
import styles from "./Profile.module.css";
import { Section } from "./Section.tsx";

const ROWS = [
  { of: "valence", most: 4, step: 0.1 },
  { of: "arousal", most: 4, step: 0.1 },
  { of: "preference", most: 0.5, step: 0.01 },
] as const;

export function Weights({ weights }: { readonly weights: RewardWeights }): ReactElement {
  const t = useText("profile");
  const client = useClient();
  // A slider moves at once; the host hears of it when it is let go.
  const [shown, setShown] = useState(weights);
  useEffect(() => setShown(weights), [weights]);
  const keep = (next: RewardWeights): void => {
    setShown(next);
    if (ROWS.some(({ of }) => next[of] !== weights[of])) attempt(() => client["profile.weights"](next));
  };
  const usual = ROWS.every(({ of }) => weights[of] === DEFAULT_WEIGHTS[of]);
  return (
    <Section
      title={t("weights")}
      tool={
        usual ? null : (
          <Button size="small" variant="text" onClick={() => keep(DEFAULT_WEIGHTS)}>
            {t("weightsReset")}
          </Button>
        )
      }
    >
      <div className={styles.weights}>
        {ROWS.map(({ of, most, step }) => (
          <div key={of} className={styles.weight}>
            <span title={t(`weightHint_${of}`)}>{t(`weight_${of}`)}</span>
            <Slider
              min={0}
              max={most}
              step={step}
              value={shown[of]}
              aria-label={t(`weight_${of}`)}
              onChange={(_, value) => setShown({ ...shown, [of]: value })}
              onChangeCommitted={(_, value) => keep({ ...shown, [of]: value })}
            />
            <NumberField
              name={t("weightTyped", { what: t(`weight_${of}`) })}
              value={shown[of]}
              least={0}
              most={most}
              step={step}
              decimals={2}
              onChange={(value) => keep({ ...shown, [of]: value })}
            />
          </div>
        ))}
      </div>
      <p className={styles.text}>{t("weightsWhat")}</p>
    </Section>
  );
}
