/** @file The menu of one frame: everything that can be done with it. */
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import type { ReactElement } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { useFrameActions } from "../studio/frame-actions.ts";
import { setOpen } from "../studio/open.ts";
import type { Table } from "../studio/table.ts";
import { saveFrame } from "./drag-out.ts";

/** Where the menu opens, pixels of the window. */
export interface MenuPlace {
  readonly left: number;
  readonly top: number;
}

export interface FrameMenuProps {
  readonly table: Table;
  readonly frame: Frame;
  readonly at: MenuPlace;
  readonly onClose: () => void;
}

export function FrameMenu({ table, frame, at, onClose }: FrameMenuProps): ReactElement {
  const t = useText("studio");
  const suggestions = useText("suggestions");
  const { lock, redraw } = useFrameActions(table.series);
  const edit = useDraft((draft) => draft.edit);
  const none = frame.picture === null;
  const item = (words: string, act: () => void, disabled = false): ReactElement => (
    <MenuItem
      disabled={disabled}
      onClick={() => {
        onClose();
        act();
      }}
    >
      {words}
    </MenuItem>
  );
  return (
    <Menu open onClose={onClose} anchorReference="anchorPosition" anchorPosition={at}>
      {item(t("view"), () => setOpen("viewer"), none)}
      <Divider />
      {item(t(frame.locked ? "unlock" : "lock"), () => lock(frame, !frame.locked), none)}
      {item(t("reroll"), () => redraw(frame))}
      {item(suggestions("refine"), () => setOpen("refine"), none)}
      {item(t("redraw"), () => setOpen("redraw"))}
      {item(t("earlier"), () => setOpen("earlier"), frame.earlier.length === 0)}
      <Divider />
      {item(t("useSeed"), () => edit({ seed: frame.seed, seedLocked: true }))}
      {item(t("usePrompt"), () => edit({ prompt: frame.prompt }))}
      {item(t("copyPrompt"), () => void navigator.clipboard.writeText(frame.prompt))}
      <Divider />
      {item(t("saveFile"), () => saveFrame(frame, table.view?.head.title ?? ""), none)}
      {item(t("export"), () => setOpen("exportFrame"), none)}
    </Menu>
  );
}
