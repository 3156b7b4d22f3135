/** @file The studio: prompt and path on the left, the frame in the middle, the judge on the right, the series below. */
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { comparable } from "../../../app/series/look.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { useView } from "../../state/view.ts";
import { ExportDialog } from "../export/ExportDialog.tsx";
import { JudgePanel } from "../judge/JudgePanel.tsx";
import type { OwnPoints, PlaneFrame } from "../plane/model.ts";
import { PathPanel } from "../plane/PathPanel.tsx";
import { PromptCard } from "../prompt/PromptCard.tsx";
import { Stage } from "../stage/Stage.tsx";
import { Strip } from "../strip/Strip.tsx";
import { Viewer } from "../viewer/Viewer.tsx";
import { setOpen, useOpen } from "./open.ts";
import styles from "./Studio.module.css";
import { useTable } from "./table.ts";
import { useSpokenFrames } from "./spoken-frames.ts";

/** As many of one's own pictures are points on the plane. */
const OWN_POINTS = 2000;

export function Studio(): ReactElement {
  const t = useText("studio");
  const table = useTable();
  const setFrame = useView((view) => view.setFrame);
  const open = useOpen();
  const own = useOwnPoints();
  useSpokenFrames(table.frames);

  const { frames, shown, view } = table;
  const onPlane = useMemo(
    (): PlaneFrame[] =>
      frames.map((frame) => {
        const measured = comparable(frame);
        return { index: frame.index, target: frame.target, measured, spread: measured?.spread ?? null };
      }),
    [frames],
  );
  const pictures = frames.flatMap(({ picture }) => (picture === null ? [] : [picture]));
  const exported = open === "exportFrame" ? (shown?.picture == null ? [] : [shown.picture]) : pictures;
  return (
    <div className={styles.studio}>
      <section className={styles.left} aria-label={t("promptAndPath")}>
        <PromptCard />
        <div className={styles.plane} data-tour="plane">
          <PathPanel frames={onPlane} frame={shown?.index ?? null} onFrame={setFrame} own={own} />
        </div>
      </section>
      <Stage table={table} />
      <div className={styles.right}>
        <JudgePanel table={table} />
      </div>
      <div className={styles.strip}>
        <Strip table={table} />
      </div>
      {open === "viewer" && shown?.picture != null ? (
        <Viewer frames={frames} frame={shown} onFrame={setFrame} onClose={() => setOpen(null)} />
      ) : null}
      {(open === "exportFrame" || open === "exportSeries") && exported.length > 0 ? (
        <ExportDialog
          pictures={exported.map(({ id }) => id)}
          vectors={exported.every(({ svg }) => svg !== null)}
          name={view?.head.title ?? t("series")}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

/** Where one's own pictures lie; asked again when the library has changed. */
function useOwnPoints(): OwnPoints {
  const client = useClient();
  const pictures = useOverviewPart(({ library }) => library.pictures);
  const [points, setPoints] = useState<OwnPoints>([]);
  useEffect(() => {
    if (pictures === undefined || pictures === 0) return setPoints([]);
    const abort = new AbortController();
    // Without them the plane is a little emptier, which is no reason to interrupt anybody.
    void client["gallery.points"]({ limit: OWN_POINTS }, abort.signal).then(
      (answer) => setPoints(answer.points),
      () => {},
    );
    return () => abort.abort();
  }, [client, pictures]);
  return points;
}
