/** @file Runs, newest first: what each is called and how it stands. */
import type { ReactElement } from "react";
import type { Run } from "../../../app/contract/studio/tuner.ts";
import { runHasEnded } from "../../../app/tune/run-state.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { Tool } from "../../ui/Tool.tsx";
import { attempt } from "./attempt.ts";
import styles from "./Tuner.module.css";

export interface RunListProps {
  readonly runs: readonly Run[];
  readonly shown: string;
  readonly onShow: (run: string) => void;
}

export function RunList({ runs, shown, onShow }: RunListProps): ReactElement {
  const t = useText("tuner");
  const client = useClient();
  return (
    <ul className={styles.runs}>
      {runs.map(({ id, name, state, step, steps }) => (
        <li key={id}>
          <button type="button" className={styles.run} aria-current={id === shown} onClick={() => onShow(id)}>
            <b>{name}</b>
            <span className={styles.faint}>
              {t(`state_${state}`)} · {step}/{steps}
            </span>
          </button>
          {runHasEnded(state) ? (
            <Tool
              small
              name={t("removeRun", { name })}
              icon="trash"
              onClick={() =>
                attempt(async () => {
                  await client["tuner.remove"]({ run: id });
                  announce(t("removedRun", { name }));
                })
              }
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
