/** @file The judges page: who can read moods, what came of trying them, and which one measures. */
import Button from "@mui/material/Button";
import { type ReactElement, useRef, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { type JudgeList, useJudges } from "../../state/judges.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Opening } from "../../ui/Opening.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { dismissTrouble, useTrouble } from "./attempt.ts";
import { JudgeCard } from "./JudgeCard.tsx";
import styles from "./Judges.module.css";
import { LocalForm } from "./LocalForm.tsx";
import { ServerForm } from "./ServerForm.tsx";
import { useTasks } from "./use-tasks.ts";

export function Judges(): ReactElement {
  const t = useText("judges");
  const { answer, failure } = useJudges();
  if (answer !== undefined) return <Page list={answer} />;
  if (failure === undefined) return <Opening words={t("opening")} className={styles.alone} />;
  return (
    <div className={styles.alone}>
      <FailureNote failure={failure} />
    </div>
  );
}

type Adding = "server" | "local";

function Page({ list: { judges, chosen, keys } }: { readonly list: JudgeList }): ReactElement {
  const t = useText("judges");
  const common = useText("common");
  const trouble = useTrouble();
  const tasks = useTasks();
  const [adding, setAdding] = useState<Adding | null>(null);
  const buttons = { server: useRef<HTMLButtonElement>(null), local: useRef<HTMLButtonElement>(null) };
  const close = (): void => {
    if (adding !== null) buttons[adding].current?.focus();
    setAdding(null);
  };
  const form = {
    judge: null,
    onCancel: close,
    onSaved: (judge: string) => {
      close();
      tasks.begin(judge, "try");
    },
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <span className={styles.space} />
        <Button
          ref={buttons.local}
          variant="text"
          aria-expanded={adding === "local"}
          onClick={() => setAdding(adding === "local" ? null : "local")}
        >
          <Icon name="plus" />
          {t("addLocal")}
        </Button>
        <Button
          ref={buttons.server}
          variant={adding === null ? "contained" : "outlined"}
          aria-expanded={adding === "server"}
          onClick={() => setAdding(adding === "server" ? null : "server")}
        >
          <Icon name="plus" />
          {t("addServer")}
        </Button>
      </header>
      <div className={styles.list}>
        {trouble === null ? null : (
          <FailureNote failure={trouble} action={{ name: common("close"), onClick: dismissTrouble }} />
        )}
        {adding === null ? null : (
          <section className={styles.card} aria-label={t(adding === "server" ? "addServer" : "addLocal")}>
            <div className={styles.cardHead}>
              <h2>{t(adding === "server" ? "addServer" : "addLocal")}</h2>
            </div>
            {adding === "server" ? <ServerForm {...form} keys={keys} /> : <LocalForm {...form} />}
          </section>
        )}
        {chosen === null ? <p className={styles.sentence}>{t("nobody")}</p> : null}
        {judges.map((judge) => (
          <JudgeCard key={judge.id} judge={judge} measures={judge.id === chosen} keys={keys} />
        ))}
      </div>
    </div>
  );
}
