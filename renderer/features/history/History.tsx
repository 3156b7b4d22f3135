/** @file The history room: the rounds of one refinement as a tree, two of them side by side, and how far each is from the target. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useRefinement, useRefinements } from "../../state/refinements.ts";
import { useView } from "../../state/view.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Opening } from "../../ui/Opening.tsx";
import { useTable } from "../studio/table.ts";
import { attempt, dismissTrouble, useTrouble } from "./attempt.ts";
import styles from "./History.module.css";
import { Rounds } from "./Rounds.tsx";

export function History(): ReactElement {
  const t = useText("history");
  const { heads, failure } = useRefinements();
  const chosen = useView(({ refinement }) => refinement);
  const at = heads?.find(({ id }) => id === chosen)?.id ?? heads?.[0]?.id ?? null;
  const state = useRefinement(at);
  const trouble = failure ?? state.failure;
  if (trouble !== undefined && state.view === undefined) {
    return (
      <div className={styles.alone}>
        <FailureNote failure={trouble} />
      </div>
    );
  }
  if (heads?.length === 0) return <Empty />;
  if (heads === undefined || state.view === undefined) return <Opening words={t("opening")} className={styles.alone} />;
  return <Rounds key={at} view={state.view} heads={heads} />;
}

/** Before the first refinement: the frame on the table is offered. */
function Empty(): ReactElement {
  const t = useText("history");
  const common = useText("common");
  const client = useClient();
  const { shown } = useTable();
  const setRefinement = useView((view) => view.setRefinement);
  const setRoom = useView((view) => view.setRoom);
  const trouble = useTrouble();
  const picture = shown?.picture;
  return (
    <section className={styles.empty} aria-label={t("title")}>
      <h1 className={styles.title}>{t("title")}</h1>
      <div className={styles.alone}>
        <p>{t("empty")}</p>
        {shown === undefined || picture == null ? (
          <Button variant="contained" onClick={() => setRoom("studio")}>
            {t("goDraw")}
          </Button>
        ) : (
          <Button
            variant="contained"
            onClick={() =>
              attempt(async () => {
                const { refinement } = await client["refinements.start"]({ picture: picture.id });
                setRefinement(refinement);
              })
            }
          >
            {t("refineFrame", { number: shown.index + 1 })}
          </Button>
        )}
        {trouble === null ? null : (
          <FailureNote failure={trouble} action={{ name: common("close"), onClick: dismissTrouble }} />
        )}
      </div>
    </section>
  );
}
