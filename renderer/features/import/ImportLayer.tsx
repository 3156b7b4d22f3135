/** @file Files dropped or pasted anywhere in the window come in; a sheet says how far it is and what could not be taken. */
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { useFailureText } from "../../ui/failure-text.ts";
import { showNewest } from "../gallery/show-newest.ts";
import { carriesFiles, incomingOf, incomingOfDrop } from "./dropped-files.ts";
import styles from "./ImportLayer.module.css";
import { useImport } from "./import-store.ts";
import type { ImportProgress } from "./run-import.ts";

/** Stands once in the window, over every room. */
export function ImportLayer(): ReactNode {
  const t = useText("gallery");
  const over = useDropsAndPastes();
  const progress = useImport((state) => state.progress);
  return (
    <>
      {over && (
        <div className={styles.overlay}>
          <div className={styles.invitation}>
            <Icon name="upload" />
            <b>{t("dropHere")}</b>
            <span>{t("dropRecipes")}</span>
          </div>
        </div>
      )}
      {progress !== null && <ImportSheet progress={progress} />}
    </>
  );
}

function useDropsAndPastes(): boolean {
  const t = useText("gallery");
  const bring = useImport((state) => state.bring);
  const [over, setOver] = useState(false);
  const drag = useEffectEvent((event: DragEvent) => {
    const { dataTransfer } = event;
    if (dataTransfer === null || !carriesFiles(dataTransfer)) return;
    event.preventDefault();
    if (event.type === "dragover") setOver(true);
    // Leaving towards nothing is leaving the window; between elements there is always a related one.
    if (event.type === "dragleave" && event.relatedTarget === null) setOver(false);
    if (event.type !== "drop") return;
    setOver(false);
    void incomingOfDrop(dataTransfer).then(bring);
  });
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = event.clipboardData?.files;
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    void bring(incomingOf(files, t("pastedName")));
  });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    for (const type of ["dragover", "dragleave", "drop"] as const) addEventListener(type, drag, { signal });
    addEventListener("paste", paste, { signal });
    return () => controller.abort();
  }, []);
  return over;
}

function ImportSheet({ progress }: { readonly progress: ImportProgress }): ReactNode {
  const t = useText("gallery");
  const say = useFailureText();
  const stop = useImport((state) => state.stop);
  const close = useImport((state) => state.close);
  const { of, done, current, state, pictures, problems } = progress;
  const running = state === "running";
  return (
    <section className={styles.sheet} aria-label={t("import")}>
      <div className={styles.line} role="status">
        <span className={styles.words}>
          {running ? t("importing", { at: Math.min(of, done + 1), of }) : outcome()}
          {running && current !== null && <span className={styles.file}>{current}</span>}
        </span>
        {running && (
          <Button size="small" variant="text" onClick={stop}>
            {t("importStop")}
          </Button>
        )}
        {!running && pictures.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              close();
              showNewest();
            }}
          >
            {t("importShow")}
          </Button>
        )}
        {!running && <Tool icon="x" name={t("close")} onClick={close} />}
      </div>
      {running && <LinearProgress variant="determinate" value={(100 * done) / of} aria-label={t("import")} />}
      {problems.length > 0 && (
        <div className={styles.problems}>
          <span>{t("importProblems", { count: problems.length })}</span>
          <ul>
            {problems.map(({ name, failure }, at) => {
              const { sentence, cause } = say(failure);
              const words = cause ?? sentence;
              return (
                <li key={`${at} ${name}`}>
                  {words.includes(name) ? null : <b>{name} </b>}
                  {words}
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </section>
  );

  function outcome(): string {
    if (state === "cancelled") return t("importCancelled");
    return pictures.length === 0 ? t("broughtNone") : t("broughtIn", { count: pictures.length });
  }
}
