/** @file All keys: to search, to change, to reset, to carry to another machine. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import OutlinedInput from "@mui/material/OutlinedInput";
import { type ReactElement, useId, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { isApple } from "../../host/platform.ts";
import { ACTION_NAMES, ACTIONS, type Action, keysOf, type Place } from "../../state/actions.ts";
import { showCombination } from "../../state/combination.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { ShortcutRow } from "./ShortcutRow.tsx";
import styles from "./shortcuts.module.css";
import { Transfer } from "./Transfer.tsx";
import { useRebinding } from "./use-rebinding.ts";

const PLACES = {
  everywhere: "everywherePlace",
  studio: "studioPlace",
  plane: "planePlace",
  gallery: "galleryPlace",
  history: "historyPlace",
  viewer: "viewerPlace",
} as const satisfies Record<Place, string>;

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps): ReactElement {
  const title = useId();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <Body title={title} onClose={onClose} />
    </Dialog>
  );
}

function Body({ title, onClose }: { readonly title: string; readonly onClose: () => void }): ReactElement {
  const t = useText("shortcuts");
  const common = useText("common");
  const { rebound, failure, set, resetAll } = useRebinding();
  const [search, setSearch] = useState("");
  const [editing, setEditing] = useState<Action>();
  const matches = (action: Action): boolean => {
    const keys = showCombination(keysOf(action, rebound), isApple());
    return `${t(`action.${action}`)} ${keys}`.toLowerCase().includes(search.trim().toLowerCase());
  };
  const found = ACTION_NAMES.filter(matches);
  const places = Object.keys(PLACES).filter((place): place is Place =>
    found.some((action) => ACTIONS[action].place === place),
  );
  return (
    <>
      <DialogTitle id={title}>{t("title")}</DialogTitle>
      <DialogContent className={styles.content}>
        <OutlinedInput
          fullWidth
          autoFocus
          value={search}
          placeholder={t("search")}
          inputProps={{ "aria-label": t("search"), type: "search" }}
          startAdornment={<Icon name="search" />}
          onChange={({ target }) => setSearch(target.value)}
        />
        {failure === undefined ? null : <FailureNote failure={failure} />}
        {found.length === 0 ? <p className={styles.none}>{t("noMatch")}</p> : null}
        {places.map((place) => (
          <section key={place} aria-label={t(PLACES[place])}>
            <h3 className={styles.place}>{t(PLACES[place])}</h3>
            <ul className={styles.list}>
              {found
                .filter((action) => ACTIONS[action].place === place)
                .map((action) => (
                  <ShortcutRow
                    key={action}
                    action={action}
                    rebound={rebound}
                    editing={editing === action}
                    onEdit={(on) => setEditing(on ? action : undefined)}
                    onSet={set}
                  />
                ))}
            </ul>
          </section>
        ))}
        <p className={styles.none}>{t("fixed")}</p>
      </DialogContent>
      <DialogActions>
        <Transfer rebound={rebound} onImport={set} />
        <Button variant="text" disabled={Object.keys(rebound).length === 0} onClick={resetAll}>
          {t("resetAll")}
        </Button>
        <span className={styles.space} />
        <Button onClick={onClose}>{common("close")}</Button>
      </DialogActions>
    </>
  );
}
