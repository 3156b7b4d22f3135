/** @file Study mode: pictures chosen or sorted blind, and what came of it. */
import Button from "@mui/material/Button";
import { type ReactElement, useRef, useState } from "react";
import type { Study } from "../../../app/contract/studio/studies.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { useLatest } from "../../state/use-latest.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { attempt, dismissTrouble, useTrouble } from "./attempt.ts";
import { NewStudy } from "./NewStudy.tsx";
import { StudyPage } from "./StudyPage.tsx";
import styles from "./Studies.module.css";

export function Studies(): ReactElement {
  const t = useText("evidence");
  const common = useText("common");
  const client = useClient();
  const trouble = useTrouble();
  const revision = useOverviewPart(({ tuner }) => tuner.evidence);
  const studies = useLatest(revision, (asked, signal) => asked["studies.list"]({}, signal)).answer?.studies ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = studies.find(({ id }) => id === chosen) ?? studies[0];
  return (
    <div className={styles.room}>
      <section className={styles.side} aria-label={t("studies")}>
        <NewStudy onMade={setChosen} />
        <ul className={styles.list}>
          {studies.map((study) => (
            <li key={study.id}>
              <button
                type="button"
                className={styles.item}
                aria-current={study.id === shown?.id}
                onClick={() => setChosen(study.id)}
              >
                <b>{study.name}</b>
                <span className={styles.hint}>{t("studyProgress", { done: study.answered, of: study.trials })}</span>
              </button>
              <Tool
                small
                name={t("studyRemove", { name: study.name })}
                icon="trash"
                onClick={() => attempt(() => client["studies.remove"]({ study: study.id }))}
              />
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.page} aria-label={shown?.name ?? t("studies")}>
        {trouble === null ? null : (
          <FailureNote failure={trouble} action={{ name: common("close"), onClick: dismissTrouble }} />
        )}
        {shown === undefined ? (
          <div className={styles.beginning}>
            <h1>{t("studies")}</h1>
            <p>{t("studyBegin")}</p>
          </div>
        ) : (
          <Opened key={shown.id} study={shown} />
        )}
      </section>
    </div>
  );
}

function Opened({ study }: { readonly study: Study }): ReactElement {
  const t = useText("evidence");
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const revision = useOverviewPart(({ tuner }) => tuner.evidence);
  const { answer } = useLatest(revision, (asked, signal) => asked["studies.get"]({ study: study.id }, signal));
  const save = (): void =>
    attempt(async () => {
      const { name, text } = await client["studies.export"]({ study: study.id });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  return (
    <>
      {answer === undefined ? null : <StudyPage study={answer.study} next={answer.next} result={answer.result} />}
      <div className={styles.buttons}>
        <Button variant="text" onClick={save} disabled={study.answered === 0 && study.participants === 0}>
          {t("studyExport")}
        </Button>
        <Button variant="text" onClick={() => input.current?.click()}>
          {t("studyImport")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          aria-label={t("studyImport")}
          hidden
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined)
              attempt(async () => {
                const order = { study: study.id, file: file.name, text: await file.text() };
                const { answers } = await client["studies.import"](order);
                announce(t("studyImported", { count: answers }));
              });
            target.value = "";
          }}
        />
      </div>
    </>
  );
}
