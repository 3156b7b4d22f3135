/** @file The live curves of a run, one strip a figure, all over the same steps. */
import { LineChart } from "@mui/x-charts/LineChart";
import type { ReactElement } from "react";
import type { RunDetail } from "../../../app/contract/studio/tuner.ts";
import type { CurvePoint } from "../../../app/tune/progress.ts";
import { useText } from "../../locales/use-text.ts";
import { plain } from "../../ui/numbers.ts";
import styles from "./Tuner.module.css";

/** One line of a strip; lines of the witness are dashed. */
interface Line {
  readonly name: string;
  readonly of: (point: CurvePoint) => number;
  readonly dashed?: boolean;
  readonly quiet?: boolean;
}

const HEIGHT = 76;

export function Curves({ detail: { run, points } }: { readonly detail: RunDetail }): ReactElement {
  const t = useText("tuner");
  const common = useText("common");
  const [v, a] = [common("valenceLetter"), common("arousalLetter")];
  const [judge, witness] = [t("byJudge"), t("byWitness")];
  if (points.length === 0)
    return (
      <section className={styles.sheet} aria-label={t("curves")}>
        <p className={styles.hint}>{t("noCurve")}</p>
      </section>
    );
  const strips: readonly { readonly title: string; readonly hint: string; readonly lines: readonly Line[] }[] = [
    { title: t("reward"), hint: t("rewardHint"), lines: [{ name: t("reward"), of: ({ reward }) => reward }] },
    {
      title: t("error"),
      hint: t("errorHint"),
      lines: [
        { name: `${v} ${judge}`, of: ({ judge: read }) => read.error.valence },
        { name: `${v} ${witness}`, of: ({ witness: read }) => read.error.valence, dashed: true },
        { name: `${a} ${judge}`, of: ({ judge: read }) => read.error.arousal, quiet: true },
        { name: `${a} ${witness}`, of: ({ witness: read }) => read.error.arousal, dashed: true, quiet: true },
      ],
    },
    {
      title: t("diversity"),
      hint: t("diversityHint"),
      lines: [{ name: t("diversity"), of: ({ diversityWithin }) => diversityWithin }],
    },
    {
      title: t("adherence"),
      hint: t("adherenceHint"),
      lines: [{ name: t("adherence"), of: ({ adherence }) => adherence }],
    },
    { title: t("drift"), hint: t("driftHint"), lines: [{ name: t("drift"), of: ({ drift }) => drift }] },
  ];
  return (
    <section className={styles.sheet} aria-label={t("curves")}>
      {strips.map((strip) => (
        <Strip key={strip.title} {...strip} points={points} steps={run.steps} best={run.best} />
      ))}
    </section>
  );
}

/** Series of the witness are named `dashed-…`. */
const dashOf = ({ seriesId }: { readonly seriesId: string | number }): { readonly strokeDasharray?: string } =>
  String(seriesId).startsWith("dashed") ? { strokeDasharray: "5 4" } : {};

interface StripProps {
  readonly title: string;
  readonly hint: string;
  readonly lines: readonly Line[];
  readonly points: readonly CurvePoint[];
  readonly steps: number;
  readonly best: number | null;
}

function Strip({ title, hint, lines, points, steps, best }: StripProps): ReactElement {
  const t = useText("tuner");
  const [start, now] = [points[0]!, points.at(-1)!];
  const values = lines.flatMap(({ of }) => points.map(of));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.02, (high - low) * 0.15);
  const described = lines
    .map(({ name, of }) => t("curveOf", { what: name, first: plain(of(start)), last: plain(of(now)) }))
    .join("; ");
  return (
    <div className={styles.strip}>
      <div className={styles.stripName}>
        <b>{title}</b>
        <span className={styles.faint}>{hint}</span>
        {lines.length > 1
          ? lines.slice(0, 2).map(({ name, dashed }) => (
              <span key={name} className={styles.legend}>
                <i className={dashed ? styles.dashed : styles.solid} />
                {name.slice(2)}
              </span>
            ))
          : null}
      </div>
      <div className={styles.chart} role="img" aria-label={described}>
        <LineChart
          skipAnimation
          hideLegend
          height={lines.length > 1 ? 1.6 * HEIGHT : HEIGHT}
          margin={{ top: 8, right: 14, bottom: 0, left: 0 }}
          grid={{ horizontal: true }}
          xAxis={[
            {
              data: points.map(({ step }) => step),
              min: 0,
              max: steps,
              scaleType: "linear",
              height: 26,
              tickNumber: 5,
              valueFormatter: (value: number) => String(value),
            },
          ]}
          yAxis={[
            {
              min: low - room,
              max: high + room,
              tickNumber: 3,
              width: 40,
              valueFormatter: (value: number) => plain(value),
            },
          ]}
          series={lines.map(({ name, of, quiet, dashed }, i) => ({
            id: `${dashed ? "dashed" : "solid"}-${i}`,
            data: points.map(of),
            label: name,
            curve: "linear" as const,
            color: quiet ? "var(--ink-3)" : "var(--ink)",
            showMark: ({ index }: { readonly index: number }) =>
              points[index]?.step === best || index === points.length - 1,
            valueFormatter: (value: number | null) => (value === null ? "" : plain(value)),
          }))}
          slotProps={{ line: dashOf }}
        />
      </div>
      <div className={styles.now}>
        {lines.map(({ name, of, dashed }) => (
          <span key={name} title={name}>
            {lines.length > 1 ? <i className={dashed ? styles.dashedKey : undefined}>{name.slice(0, 1)}</i> : null}
            <b>{plain(of(now))}</b>
            <span className={styles.faint}>
              {t("base")} {plain(of(start))}
            </span>
          </span>
        ))}
      </div>
    </div>
  );
}
