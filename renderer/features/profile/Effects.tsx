/** @file What edits were seen to do, and how well that was foreseen. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import { AXES } from "../../../app/affect/plane.ts";
import type { Profile } from "../../../app/contract/studio/profile.ts";
import { isClear } from "../../../app/feedback/interval.ts";
import type { Estimate } from "../../../app/feedback/shift.ts";
import { familyInWords } from "../../../app/profile/entry-words.ts";
import { useText } from "../../locales/use-text.ts";
import { plain, signed, spreadOf } from "../../ui/numbers.ts";
import styles from "./Profile.module.css";
import { Section } from "./Section.tsx";

/** Rows before somebody asks for all. */
const FIRST = 10;

export interface EffectsProps {
  readonly effects: Profile["effects"];
  readonly record: Profile["record"];
}

export function Effects({ effects, record }: EffectsProps): ReactElement {
  const t = useText("profile");
  const common = useText("common");
  const say = useRecordWords();
  const [all, setAll] = useState(false);
  return (
    <Section title={t("effects")} hint={common("scale")}>
      <p>{say(record)}</p>
      {effects.length === 0 ? null : (
        <table className={styles.effects}>
          <thead>
            <tr>
              <th scope="col">{t("edit")}</th>
              <th scope="col">{t("times")}</th>
              {AXES.map((axis) => (
                <th key={axis} scope="col">
                  {t("expectedOf", { axis: common(axis) })}
                </th>
              ))}
              {AXES.map((axis) => (
                <th key={axis} scope="col">
                  {t("measuredOf", { axis: common(axis) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(all ? effects : effects.slice(0, FIRST)).map(({ family, times, expected, measured, pooled }) => (
              <tr key={family}>
                <th scope="row">
                  <span lang="en">{family.split(" + ").map(familyInWords).join(" + ")}</span>
                  {pooled ? <span className={styles.tag}>{t("pooled")}</span> : null}
                </th>
                <td>{times}</td>
                {AXES.map((axis) => (
                  <td key={axis} className={styles.quiet}>
                    {signed(expected[axis].mean)}
                  </td>
                ))}
                {AXES.map((axis) => (
                  <Measured key={axis} estimate={measured[axis]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {effects.length > FIRST ? (
        <div>
          <Button size="small" variant="text" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("showFewer") : t("showAll", { count: effects.length })}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

/** Bold where the effect is told from none. */
function Measured({ estimate }: { readonly estimate: Estimate }): ReactElement {
  const Value = isClear(estimate) ? "b" : "span";
  return (
    <td>
      <Value>{signed(estimate.mean)}</Value> <span className={styles.faint}>{spreadOf(estimate.sd)}</span>
    </td>
  );
}

/** Gives how suggestions fared in one or two sentences. */
function useRecordWords(): (record: Profile["record"]) => string {
  const t = useText("profile");
  return ({ measured, nearer, correlation }) => {
    if (measured === 0) return t("recordNone");
    const share = Math.round((100 * nearer) / measured);
    const words = t("record", { count: measured, nearer, share });
    return correlation === null ? words : `${words} ${t("agreement", { r: plain(correlation) })}`;
  };
}
