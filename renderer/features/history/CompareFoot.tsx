/** @file Where to go from a comparison: on from B, back to A, or with B's picture into the series. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { draftStore } from "../../state/draft.ts";
import { viewStore } from "../../state/view.ts";
import { Icon } from "../../ui/Icon.tsx";
import { attempt } from "./attempt.ts";
import styles from "./ComparePanel.module.css";
import { pictureAt } from "./readings.ts";

export interface CompareFootProps {
  readonly view: Refinement;
  readonly a: Round;
  readonly b: Round;
  /** Index of the pictures that are compared. */
  readonly index: number;
  readonly onGo: (round: Round) => void;
}

export function CompareFoot({ view, a, b, index, onGo }: CompareFootProps): ReactElement {
  const t = useText("history");
  const client = useClient();
  const { head } = view;
  const picture = pictureAt(b, index)?.picture;
  const [used, setUsed] = useState<string | null>(null);
  /** Suggestions stand beside the frame the refinement began with; when that is gone, the round itself is laid out. */
  const goOn = (): void =>
    attempt(async () => {
      if (b.id !== head.current) await client["rounds.go"]({ round: b.id });
      const place = head.from ?? { series: b.series, index };
      draftStore.getState().setSeries(place.series);
      const { setFrame, setRoom } = viewStore.getState();
      setFrame(place.index);
      setRoom("studio");
    });
  const use = (): void =>
    attempt(async () => {
      await client["rounds.use"]({ round: b.id, index });
      setUsed(picture?.id ?? null);
      announce(t("used"));
    });
  return (
    <footer className={styles.foot}>
      <Button size="small" variant="contained" onClick={goOn}>
        {t("continueB")}
      </Button>
      <Button size="small" variant="text" disabled={head.current === a.id} onClick={() => onGo(a)}>
        {t("backToA")}
      </Button>
      {head.from === null || picture == null ? null : picture.id === used ? (
        <span className={styles.done}>
          <Icon name="check" small />
          {t("used")}
        </span>
      ) : (
        <Button size="small" variant="text" title={t("useHint")} onClick={use}>
          {t("use")}
        </Button>
      )}
    </footer>
  );
}
