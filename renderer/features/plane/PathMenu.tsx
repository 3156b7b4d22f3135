/** @file Menu of the path: ready-made paths, reverse, smooth, undo and redo, a point more or less, a new path. */
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactElement, useId, useState } from "react";
import { PATH_PRESET_NAMES, PATH_PRESETS } from "../../../app/affect/path-presets.ts";
import { reversePath, smoothPath } from "../../../app/affect/path-edit.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useDraft } from "../../state/draft.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Key } from "../../ui/Key.tsx";
import { Tool } from "../../ui/Tool.tsx";
import styles from "./PathMenu.module.css";
import { PathThumb } from "./PathThumb.tsx";

/** @param onPoint which point is at hand after a change */
export function PathMenu({ onPoint }: { readonly onPoint: (point: number) => void }): ReactElement {
  const t = useText("plane");
  const common = useText("common");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const { points } = useDraft(({ now }) => now);
  const { setPoints, undo, redo } = useDraft((draft) => draft);
  const [canUndo, canRedo] = [useDraft(({ past }) => past.length > 0), useDraft(({ future }) => future.length > 0)];
  const keys = {
    reverse: useKeys("reversePath"),
    smooth: useKeys("smoothPath"),
    undo: useKeys("undo"),
    redo: useKeys("redo"),
  };
  const close = (): void => setAnchor(null);
  const item = (icon: IconName, words: string, does: () => void, keyed?: string, disabled = false): ReactElement => (
    <MenuItem
      disabled={disabled}
      onClick={() => {
        does();
        close();
      }}
    >
      <Icon name={icon} />
      <span className={styles.words}>{words}</span>
      {keyed === undefined || keyed === "" ? null : <Key combination={keyed} />}
    </MenuItem>
  );
  const short = points.length < 2;
  return (
    <>
      <Tool
        name={t("more")}
        icon="path"
        small
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : id}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      />
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={close}>
        {item(
          "reverse",
          t("reverse"),
          () => (setPoints(reversePath(points)), announce(t("reversed"))),
          keys.reverse,
          short,
        )}
        {item(
          "smooth",
          t("smooth"),
          () => (setPoints(smoothPath(points)), announce(t("smoothed", { count: points.length }))),
          keys.smooth,
          points.length < 3,
        )}
        {item("pen", t("drawAnew"), () => (setPoints([]), onPoint(0)), undefined, points.length === 0)}
        {item("undo", common("undo"), undo, keys.undo, !canUndo)}
        {item("redo", common("redo"), redo, keys.redo, !canRedo)}
        <Divider />
        <li className={styles.title} role="presentation">
          {t("presets")}
        </li>
        {PATH_PRESET_NAMES.map((name) => (
          <MenuItem
            key={name}
            onClick={() => {
              setPoints(PATH_PRESETS[name]);
              onPoint(0);
              close();
            }}
          >
            <PathThumb points={PATH_PRESETS[name]} />
            {t(name)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
