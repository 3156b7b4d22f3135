/** @file All refinements, to go from one to another, and the way to remove the one that is shown. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactElement, useId, useState } from "react";
import type { RefinementHead } from "../../../app/contract/studio/refinements.ts";
import { blobUrl, useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useView } from "../../state/view.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { attempt } from "./attempt.ts";
import styles from "./HistoryHead.module.css";

export interface RefinementMenuProps {
  readonly current: RefinementHead;
  /** Newest first. */
  readonly heads: readonly RefinementHead[];
}

export function RefinementMenu({ current, heads }: RefinementMenuProps): ReactElement {
  const t = useText("history");
  const setRefinement = useView((view) => view.setRefinement);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [removing, setRemoving] = useState(false);
  const close = (): void => setAnchor(null);
  return (
    <>
      <Tool
        small
        name={t("list")}
        icon="chevron"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      />
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        slotProps={{ paper: { className: styles.menu ?? "" } }}
      >
        {heads.map((head) => (
          <MenuItem
            key={head.id}
            selected={head.id === current.id}
            onClick={() => {
              close();
              setRefinement(head.id);
            }}
          >
            <span className={styles.entry}>
              {head.cover === null ? <i /> : <img src={blobUrl(head.cover)} alt="" />}
              <span>
                <b>{head.title}</b>
                <small>
                  <Mark at={head.target} kind="target" />
                  {t("entry", { count: head.rounds })}
                  {head.bestDistance === null
                    ? null
                    : `, ${t("entryBest", { distance: head.bestDistance.toFixed(2) })}`}
                </small>
              </span>
            </span>
          </MenuItem>
        ))}
        <Divider component="li" />
        <MenuItem
          onClick={() => {
            close();
            setRemoving(true);
          }}
        >
          {t("remove")}
        </MenuItem>
      </Menu>
      <Removal head={current} open={removing} onClose={() => setRemoving(false)} />
    </>
  );
}

interface RemovalProps {
  readonly head: RefinementHead;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks first: a tree that is forgotten cannot be had back. */
function Removal({ head, open, onClose }: RemovalProps): ReactElement {
  const t = useText("history");
  const client = useClient();
  const title = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={title} maxWidth="xs">
      <DialogTitle id={title}>{t("removeQuestion", { title: head.title })}</DialogTitle>
      <DialogContent>{t("removeAsk")}</DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          variant="contained"
          onClick={() => {
            onClose();
            attempt(() => client["refinements.remove"]({ refinement: head.id }));
          }}
        >
          {t("removeGo")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
