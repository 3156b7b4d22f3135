/** @file The series drawn lately: one of them comes back to the table. */
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactElement, useState } from "react";
import type { SeriesHead } from "../../../app/contract/studio/series.ts";
import { blobUrl, useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { useView } from "../../state/view.ts";
import { Tool } from "../../ui/Tool.tsx";
import { attempt } from "../studio/attempt.ts";
import styles from "./Strip.module.css";

/** As many are listed; older ones are found through the gallery. */
const LISTED = 50;

export function SeriesMenu({ current }: { readonly current: string | null }): ReactElement {
  const t = useText("studio");
  const queue = useText("queue");
  const client = useClient();
  const setSeries = useDraft((draft) => draft.setSeries);
  const setFrame = useView((view) => view.setFrame);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [heads, setHeads] = useState<readonly SeriesHead[]>([]);

  const open = (element: HTMLElement): void =>
    attempt(async () => {
      const { series } = await client["series.list"]({ limit: LISTED });
      setHeads(series);
      setAnchor(element);
    });
  const choose = (series: string | null): void => {
    setSeries(series);
    setFrame(null);
    setAnchor(null);
  };
  return (
    <>
      <Tool
        small
        name={t("seriesList")}
        icon="chevron"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => open(currentTarget)}
      />
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { className: styles.menu ?? "" } }}
      >
        {current === null ? null : <MenuItem onClick={() => choose(null)}>{t("newSeries")}</MenuItem>}
        {heads.length === 0 ? <MenuItem disabled>{t("seriesNone")}</MenuItem> : null}
        {heads.map((head) => (
          <MenuItem key={head.id} selected={head.id === current} onClick={() => choose(head.id)}>
            <span className={styles.entry}>
              {head.cover === null ? <i className={styles.blank} /> : <img src={blobUrl(head.cover)} alt="" />}
              <span>
                <b>{head.title}</b>
                <small>{queue("framesOf", { finished: head.finished, count: head.request.frames })}</small>
              </span>
            </span>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
