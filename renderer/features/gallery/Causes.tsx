/** @file What the judge saw, as bars from a shared zero with their numbers. */
import type { ReactNode } from "react";
import type { Cause } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { signed } from "../../ui/numbers.ts";
import styles from "./Details.module.css";

/** As many causes are shown, the strongest first. */
const MOST = 6;

export function Causes({ causes }: { readonly causes: readonly Cause[] }): ReactNode {
  const t = useText("gallery");
  const strongest = causes.toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect)).slice(0, MOST);
  const reach = Math.max(1e-6, ...strongest.map(({ effect }) => Math.abs(effect)));
  return (
    <>
      <h3>{t("causes")}</h3>
      {strongest.length === 0 && <p className={styles.quiet}>{t("noCauses")}</p>}
      <ul className={styles.causes}>
        {strongest.map(({ what, axis, effect }) => (
          <li key={`${what} ${axis}`}>
            <span className={styles.what}>{what}</span>
            <span className={styles.quiet}>{axis === "valence" ? "V" : "A"}</span>
            <span className={styles.bar} aria-hidden="true">
              <i
                style={{
                  left: `${effect < 0 ? 50 - (50 * -effect) / reach : 50}%`,
                  width: `${(50 * Math.abs(effect)) / reach}%`,
                }}
              />
            </span>
            <span className={styles.effect}>{signed(effect)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
