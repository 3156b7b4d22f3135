/** @file From A to B: the way over the plane, how much nearer it led, and where to go from here. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { draftStore } from "../../state/draft.ts";
import { viewStore } from "../../state/view.ts";
import { attempt } from "./attempt.ts";
import { nearerBy, pictureOf, withFeedback, withoutFeedback } from "./readings.ts";
import styles from "./RouteCard.module.css";
import { RoutePlane } from "./RoutePlane.tsx";

export interface RouteCardProps {
  readonly view: Refinement;
  readonly a: Round;
  readonly b: Round;
  /** Index of the pictures that are compared. */
  readonly index: number;
  readonly onGo: (round: Round) => void;
}

export function RouteCard({ view, a, b, index, onGo }: RouteCardProps): ReactElement {
  const t = useText("history");
  const client = useClient();
  const { head } = view;
  const picture = pictureOf(b, index)?.picture;
  const goOn = (): void =>
    attempt(async () => {
      await client["rounds.go"]({ round: b.id });
      draftStore.getState().setSeries(b.series);
      viewStore.getState().setFrame(index);
      viewStore.getState().setRoom("studio");
    });
  const use = (): void =>
    attempt(async () => {
      await client["rounds.use"]({ round: b.id, index });
      announce(t("used"));
    });
  return (
    <section className={styles.route} aria-label={t("fromAToB")}>
      <RoutePlane view={view} a={a} b={b} />
      <div className={styles.side}>
        <div className={styles.words}>
          <h3>{t("fromAToB")}</h3>
          <Sentences view={view} a={a} b={b} />
        </div>
        <div className={styles.buttons}>
          <Button size="small" variant="contained" onClick={goOn}>
            {t("continueB")}
          </Button>
          <Button size="small" variant="text" disabled={head.current === a.id} onClick={() => onGo(a)}>
            {t("backToA")}
          </Button>
          {head.from === null || picture == null ? null : (
            <Button size="small" variant="text" title={t("useHint")} onClick={use}>
              {t("use")}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

/** The numbers in words: on the same seeds, and of all pictures with and without feedback. */
function Sentences({ view, a, b }: Omit<RouteCardProps, "index" | "onGo">): ReactElement {
  const t = useText("history");
  const gain = nearerBy(a, b, view.head.target);
  const best = withFeedback(view);
  const without = withoutFeedback(view);
  return (
    <>
      <p>
        {gain === null
          ? t("noPairs")
          : t(gain.by < 0 ? "farther" : "nearer", {
              count: gain.pairs,
              distance: Math.abs(gain.by).toFixed(2),
              nearer: gain.nearer,
            })}
      </p>
      {best === null ? null : (
        <p>
          {t("withFeedback", { count: best.pictures, distance: best.distance.toFixed(2) })}{" "}
          {without === null
            ? null
            : t("withoutFeedback", { count: without.pictures, distance: without.distance.toFixed(2) })}
        </p>
      )}
    </>
  );
}
