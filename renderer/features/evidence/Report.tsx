/** @file One evaluation: how far it is, or what it found, in words, tables, plots and pictures. */
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import type { ReactElement } from "react";
import type { Evaluation } from "../../../app/contract/studio/evidence.ts";
import { cellText, numberText } from "../../../app/evidence/html/cells.ts";
import type { EvidenceReport } from "../../../app/evidence/report.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useLatest } from "../../state/use-latest.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { duration, pair } from "../../ui/numbers.ts";
import { Tool } from "../../ui/Tool.tsx";
import { attempt } from "./attempt.ts";
import { ReportPicture } from "./ReportPicture.tsx";
import styles from "./Evidence.module.css";
import { Plot } from "./Plot.tsx";

export function Report({ evaluation }: { readonly evaluation: Evaluation }): ReactElement {
  const t = useText("evidence");
  const client = useClient();
  const { id, order, state, failure, progress } = evaluation;
  // Only a finished evaluation has a report; its coming changes the state.
  const revision = state === "done" ? 1 : 0;
  const { answer } = useLatest(revision, (asked, signal) => asked["evidence.get"]({ evaluation: id }, signal));
  const report = answer?.report ?? null;
  const save = (kind: "html" | "json"): void =>
    attempt(async () => {
      const urls = await client["evidence.export"]({ evaluation: id });
      const link = document.createElement("a");
      link.href = urls[kind];
      link.download = "";
      link.click();
    });
  const going = state === "running" || state === "waiting";
  return (
    <>
      <header className={styles.head}>
        <h1>{report?.title ?? t(`suite_${order.suite}`)}</h1>
        <span className={styles.space} />
        {report === null ? null : (
          <>
            <Button variant="outlined" onClick={() => save("html")}>
              <Icon name="download" small />
              {t("save")}
            </Button>
            <Button variant="text" onClick={() => save("json")}>
              {t("saveJson")}
            </Button>
          </>
        )}
        {going ? (
          <Button variant="text" onClick={() => attempt(() => client["evidence.cancel"]({ evaluation: id }))}>
            {t("cancel")}
          </Button>
        ) : (
          <>
            {state === "done" ? null : (
              <Button variant="outlined" onClick={() => attempt(() => client["evidence.resume"]({ evaluation: id }))}>
                {t("resume")}
              </Button>
            )}
            <Tool
              name={t("remove")}
              icon="trash"
              onClick={() => attempt(() => client["evidence.remove"]({ evaluation: id }))}
            />
          </>
        )}
      </header>
      {failure === null ? null : <FailureNote failure={failure} />}
      {going ? (
        <div className={styles.progress}>
          <LinearProgress
            variant={progress === null ? "indeterminate" : "determinate"}
            value={progress === null ? 0 : (100 * progress.done) / Math.max(1, progress.of)}
            aria-label={t(`state_${state}`)}
          />
          <p className={styles.hint}>
            {progress === null
              ? t(`state_${state}`)
              : t("progress", { done: progress.done, of: progress.of, arm: progress.arm })}
            {progress?.etaMs == null ? "" : ` · ${t("left", { time: duration(progress.etaMs) })}`}
          </p>
        </div>
      ) : null}
      {report === null ? null : <Found report={report} />}
    </>
  );
}

function Found({ report }: { readonly report: EvidenceReport }): ReactElement {
  const t = useText("evidence");
  const { verdict, findings, plots, tables, pictures, environment } = report;
  return (
    <div className={styles.report}>
      <p className={styles.verdict}>{verdict}</p>
      <ul className={styles.findings} aria-label={t("findings")}>
        {findings.map(({ holds, sentence }) => (
          <li key={sentence}>
            <Icon name={holds === null ? "info" : holds ? "check" : "x"} />
            <span>
              <span className={styles.unseen}>{t(holds === null ? "note" : holds ? "holds" : "fails")}: </span>
              {sentence}
            </span>
          </li>
        ))}
      </ul>
      {plots.map((plot) => (
        <figure key={plot.title} className={styles.figure}>
          <figcaption>
            <h2>{plot.title}</h2>
          </figcaption>
          <Plot plot={plot} />
        </figure>
      ))}
      {tables.map(({ title, note, columns, rows }) => (
        <div key={title} className={styles.tableOf}>
          <h2>{title}</h2>
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
            <table>
              <thead>
                <tr>
                  <th />
                  {columns.map(({ name, unit }) => (
                    <th key={name} scope="col">
                      {unit === null ? name : `${name} (${unit})`}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ name, cells }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {cells.map((cell, i) => (
                      <td key={columns[i]!.name}>{cellText(cell, { ...columns[i]!, unit: null })}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={styles.hint}>{note}</p>
        </div>
      ))}
      {pictures.length === 0 ? null : (
        <>
          <h2>{t("pictures")}</h2>
          <div className={styles.pictures}>
            {pictures.map(({ arm, prompt, target, measured, uri }, i) => (
              // Two arms may draw one prompt.
              <figure key={`${arm} ${i}`}>
                <Mat target={target} measured={measured} width={4} bevel={3} aspect={1} lift="flat">
                  <ReportPicture uri={uri} alt={`${prompt}, ${arm}`} />
                </Mat>
                <figcaption className={styles.hint}>
                  <b>{arm}</b> {prompt}
                  <br />
                  {t("pictureLine", { target: pair(target), measured: pair(measured) })}
                </figcaption>
              </figure>
            ))}
          </div>
        </>
      )}
      <h2>{t("made")}</h2>
      <p className={styles.hint}>
        Circumplex {environment.app}, onnxruntime {environment.onnxruntime}, {environment.cpu}.{" "}
        {environment.pictures.toLocaleString()} · {numberText(environment.seconds / 60, 1)} min
        <br />
        <code>{environment.command}</code>
      </p>
    </div>
  );
}
