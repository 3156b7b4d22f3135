/** @file The menu that puts pictures on a board, old or new, or takes them off the one that is shown. */
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactNode, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { NameField } from "./NameField.tsx";
import type { BoardsView } from "./use-boards.ts";

export interface BoardMenuProps {
  /** What it opens above, null while it is closed. */
  readonly anchor: HTMLElement | null;
  readonly boards: BoardsView;
  readonly shown: string | null;
  readonly pictures: readonly string[];
  readonly onClose: () => void;
}

export function BoardMenu({ anchor, boards, shown, pictures, onClose }: BoardMenuProps): ReactNode {
  const t = useText("gallery");
  const [making, setMaking] = useState(false);
  const close = (): void => {
    setMaking(false);
    onClose();
  };
  const put = (board: string, on: boolean): void => {
    close();
    void boards.put(board, pictures, on);
  };
  const make = async (name: string): Promise<void> => {
    close();
    const board = await boards.create(name);
    if (board !== undefined) await boards.put(board, pictures, true);
  };
  const here = boards.boards.find(({ id }) => id === shown);
  return (
    <Menu
      open={anchor !== null}
      anchorEl={anchor}
      onClose={close}
      anchorOrigin={{ vertical: "top", horizontal: "left" }}
      transformOrigin={{ vertical: "bottom", horizontal: "left" }}
    >
      {here !== undefined && (
        <MenuItem onClick={() => put(here.id, false)}>{t("boardTake", { name: here.name })}</MenuItem>
      )}
      {boards.boards
        .filter(({ id }) => id !== shown)
        .map(({ id, name }) => (
          <MenuItem key={id} onClick={() => put(id, true)}>
            {t("boardAdd", { name })}
          </MenuItem>
        ))}
      {boards.boards.length > 0 && <Divider component="li" />}
      {making ? (
        <li role="none" style={{ padding: "4px 12px", width: 260 }}>
          <NameField
            label={t("boardName")}
            action={t("create")}
            onName={(name) => void make(name)}
            onCancel={() => setMaking(false)}
          />
        </li>
      ) : (
        <MenuItem onClick={() => setMaking(true)}>{t("newBoard")}</MenuItem>
      )}
    </Menu>
  );
}
