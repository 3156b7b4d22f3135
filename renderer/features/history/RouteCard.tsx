/** @file From A to B: the way over the plane, and how much nearer it led. */
import type { ReactElement } from "react";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { nearerBy, withFeedback, withoutFeedback } from "./readings.ts";
import styles from "./RouteCard.module.css";
import { RoutePlane } from "./RoutePlane.tsx";

export interface RouteCardProps {
  readonly view: Refinement;
  readonly a: Round;
  readonly b: Round;
}

export function RouteCard({ view, a, b }: RouteCardProps): ReactElement {
  const t = useText("history");
  return (
    <section className={styles.route} aria-label={t("fromAToB")}>
      <RoutePlane view={view} a={a} b={b} />
      <div className={styles.words}>
        <h3>{t("fromAToB")}</h3>
        <Sentences view={view} a={a} b={b} />
      </div>
    </section>
  );
}

/** The numbers in words: on the same seeds, and of all pictures with and without feedback. */
function Sentences({ view, a, b }: RouteCardProps): ReactElement {
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
