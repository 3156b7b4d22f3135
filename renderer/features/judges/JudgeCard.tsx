/** @file One judge: what it is, whether it measures, what came of trying it, how it is calibrated, and what can be done with it. */
import Button from "@mui/material/Button";
import { type ReactElement, useRef, useState } from "react";
import type { JudgeState } from "../../../app/contract/studio/judges.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { foreignHostOf, type JudgeList } from "../../state/judges.ts";
import { Confirm } from "../../ui/Confirm.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { attempt } from "./attempt.ts";
import { Fit } from "./Fit.tsx";
import styles from "./Judges.module.css";
import { LocalForm } from "./LocalForm.tsx";
import { ServerForm } from "./ServerForm.tsx";
import { Trial } from "./Trial.tsx";
import { useTasks } from "./use-tasks.ts";
import { works } from "./work.ts";
import { WorkNote } from "./WorkNote.tsx";

export interface JudgeCardProps {
  readonly judge: JudgeState;
  readonly measures: boolean;
  readonly keys: JudgeList["keys"];
}

export function JudgeCard({ judge, measures, keys }: JudgeCardProps): ReactElement {
  const t = useText("judges");
  const tasks = useTasks();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const remove = useRef<HTMLButtonElement>(null);
  const work = works.useWork(judge.id);
  const { id, name, kind, setup, probe, calibration } = judge;
  const stopEditing = (): void => {
    setEditing(false);
    edit.current?.focus();
  };
  const form = {
    judge,
    onCancel: stopEditing,
    onSaved: (_: string, isAnother: boolean) => {
      stopEditing();
      if (isAnother) tasks.begin(id, "try");
    },
  };
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.cardHead}>
        <h2>{name}</h2>
        <span className={styles.tag}>{t(kind)}</span>
        {measures ? (
          <span className={styles.measures}>
            <Icon name="check" small />
            {t("measures")}
          </span>
        ) : null}
        {judge.witness ? (
          <span className={styles.tag} title={t("witnessHint")}>
            {t("witness")}
          </span>
        ) : null}
        <span className={styles.space} />
        <Actions judge={judge} measures={measures} busy={work?.task != null} />
        {setup === null ? null : (
          <>
            <Tool
              ref={edit}
              icon="pen"
              name={t("editOf", { name })}
              aria-expanded={editing}
              onClick={() => setEditing(!editing)}
            />
            <Tool ref={remove} icon="trash" name={t("removeOf", { name })} onClick={() => setRemoving(true)} />
          </>
        )}
      </div>
      {removing ? <Removal judge={judge} opener={remove.current} onClose={() => setRemoving(false)} /> : null}
      {editing && setup?.kind === "server" ? <ServerForm {...form} keys={keys} /> : null}
      {editing && setup?.kind === "local" ? <LocalForm {...form} /> : null}
      {editing ? null : (
        <>
          <Setup judge={judge} />
          <Trial judge={judge} />
          {kind === "embedded" || probe?.ok !== true || calibration !== null ? null : (
            <p className={styles.hint}>{t("uncalibrated")}</p>
          )}
          {calibration === null ? null : <Fit calibration={calibration} />}
        </>
      )}
      {work === undefined ? null : <WorkNote judge={id} work={work} />}
    </section>
  );
}

interface ActionsProps {
  readonly judge: JudgeState;
  readonly measures: boolean;
  readonly busy: boolean;
}

function Actions({ judge, measures, busy }: ActionsProps): ReactElement {
  const t = useText("judges");
  const client = useClient();
  const tasks = useTasks();
  const { id, name, kind, problem, probe, witness } = judge;
  const canMeasure = !witness && problem === null && (kind === "embedded" || probe?.ok === true);
  return (
    <>
      {measures || !canMeasure ? null : (
        <Button
          size="small"
          aria-label={t("chooseOf", { name })}
          onClick={() =>
            attempt(async () => {
              await client["judges.choose"]({ judge: id });
              announce(t("chosen", { name }));
            })
          }
        >
          {t("choose")}
        </Button>
      )}
      {kind === "embedded" || probe?.ok !== true ? null : (
        <Button
          size="small"
          variant="text"
          title={t("calibrateHint")}
          aria-label={t("calibrateOf", { name })}
          aria-disabled={busy}
          onClick={() => tasks.begin(id, "calibrate")}
        >
          {t("calibrate")}
        </Button>
      )}
      {problem === null ? (
        <Button
          size="small"
          variant="text"
          title={t("tryHint")}
          aria-label={t("tryOf", { name })}
          aria-disabled={busy}
          onClick={() => tasks.begin(id, "try")}
        >
          {t("try")}
        </Button>
      ) : null}
    </>
  );
}

/** How a judge that was added is asked. */
function Setup({ judge: { setup, key } }: { readonly judge: JudgeState }): ReactElement | null {
  const t = useText("judges");
  if (setup === null) return null;
  const asked = t("asked", { reads: setup.reads, temperature: setup.temperature });
  if (setup.kind === "local") {
    return (
      <p className={styles.facts}>
        <span>{setup.folder}</span>
        <span>{asked}</span>
        <span>{t("idle", { minutes: setup.idleMinutes })}</span>
      </p>
    );
  }
  const host = foreignHostOf(setup);
  return (
    <>
      <p className={styles.facts}>
        <span>{setup.model}</span>
        <span>{setup.address}</span>
        <span>{asked}</span>
        <span>{t("timeout", { seconds: setup.timeoutSeconds })}</span>
        {key === null ? null : <span>{t(`key_${key}`)}</span>}
      </p>
      {host === null ? null : (
        <p className={styles.sentence}>
          <Icon name="upload" />
          {t("sendsTo", { host })}
        </p>
      )}
    </>
  );
}

interface RemovalProps {
  readonly judge: JudgeState;
  readonly opener: HTMLElement | null;
  readonly onClose: () => void;
}

function Removal({ judge: { id, name }, opener, onClose }: RemovalProps): ReactElement {
  const t = useText("judges");
  const client = useClient();
  return (
    <Confirm
      sentence={t("removeAsk", { name })}
      action={t("removeOf", { name })}
      opener={opener}
      onClose={onClose}
      onConfirm={() => {
        works.cancel(id);
        attempt(async () => {
          await client["judges.remove"]({ judge: id });
          announce(t("removed", { name }));
        });
      }}
    />
  );
}
