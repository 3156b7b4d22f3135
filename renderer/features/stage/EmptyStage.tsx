/** @file The stage before the first draw: what to do, and an example for those who want to see it done. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { Mat } from "../../ui/Mat.tsx";
import { EXAMPLE_PATH } from "../studio/example.ts";
import styles from "./Stage.module.css";

export function EmptyStage(): ReactElement {
  const t = useText("studio");
  const { prompt, points } = useDraft((draft) => draft.now);
  const edit = useDraft((draft) => draft.edit);
  const begun = prompt.trim() !== "" && points.length > 1;
  return (
    <div className={styles.deck}>
      <Mat
        className={styles.hero}
        width={12}
        bevel={6}
        aspect={1}
        lift="high"
        target={points[0] ?? null}
        measured={points.at(-1) ?? null}
      >
        <div className={styles.first}>
          <p>{t(begun ? "ready" : "firstRun")}</p>
          {begun ? null : (
            <Button onClick={() => edit({ prompt: t("examplePrompt"), points: [...EXAMPLE_PATH] })}>
              {t("tryExample")}
            </Button>
          )}
        </div>
      </Mat>
    </div>
  );
}
