/** @file Zoom by buttons, in the corner that the round plane leaves free. */
import type { ReactElement } from "react";
import { useText } from "../../locales/use-text.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { plain } from "../../ui/numbers.ts";
import { Tool } from "../../ui/Tool.tsx";
import { MOST_ZOOM, ZOOM_STEP } from "./geometry.ts";
import styles from "./plane.module.css";
import type { Sighted } from "./use-sight.ts";

export function ZoomTools({ view }: { readonly view: Sighted }): ReactElement {
  const t = useText("plane");
  const keys = { zoomIn: useKeys("zoomIn"), zoomReset: useKeys("zoomReset") };
  const { zoom } = view.sight;
  return (
    <div className={styles.zoom}>
      {zoom === 1 ? null : (
        <>
          <span aria-hidden="true">{t("zoomed", { factor: plain(zoom, 1) })}</span>
          <Tool name={t("zoomReset")} icon="x" small shortcut={keys.zoomReset} onClick={view.reset} />
        </>
      )}
      <Tool
        name={t("zoomIn")}
        icon="zoom"
        small
        shortcut={keys.zoomIn}
        disabled={zoom >= MOST_ZOOM}
        onClick={() => view.zoomBy(ZOOM_STEP ** 2)}
      />
    </div>
  );
}
