/** @file Boards: pictures gathered under a name. One shows a board, drops pictures on it, renames or removes it. */
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type DragEvent, type ReactNode, useState } from "react";
import type { Board } from "../../../app/contract/studio/gallery.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tool } from "../../ui/Tool.tsx";
import styles from "../gallery/SavedViews.module.css";
import { carriesPictures, droppedPictures } from "./drag.ts";
import { NameField } from "./NameField.tsx";
import type { BoardsView } from "./use-boards.ts";

export interface BoardsProps {
  readonly view: BoardsView;
  /** The board that is shown. */
  readonly shown: string | null;
  readonly onShow: (board: string | null) => void;
}

export function Boards({ view, shown, onShow }: BoardsProps): ReactNode {
  const t = useText("gallery");
  const language = useLanguage();
  const [making, setMaking] = useState(false);
  const [renaming, setRenaming] = useState<string>();
  const [over, setOver] = useState<string>();
  const [menu, setMenu] = useState<{ readonly board: Board; readonly anchor: HTMLElement }>();
  const drop = (event: DragEvent, board: string): void => {
    setOver(undefined);
    if (!carriesPictures(event)) return;
    event.preventDefault();
    const pictures = droppedPictures(event);
    if (pictures.length > 0) void view.put(board, pictures, true);
  };
  const rowStyle = (board: string): string | undefined =>
    over === board ? styles.over : shown === board ? styles.here : styles.row;
  return (
    <section aria-label={t("boards")} className={styles.views}>
      <div className={styles.head}>
        <h3>{t("boards")}</h3>
        <Tool small icon="plus" name={t("newBoard")} onClick={() => setMaking(true)} />
      </div>
      {making && (
        <NameField
          label={t("boardName")}
          action={t("create")}
          onName={(name) => {
            setMaking(false);
            void view.create(name);
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {view.boards.length === 0 && !making && <p className={styles.quiet}>{t("noBoards")}</p>}
      <ul className={styles.list}>
        {view.boards.map((board) =>
          renaming === board.id ? (
            <li key={board.id}>
              <NameField
                label={t("renameBoard", { name: board.name })}
                action={t("save")}
                first={board.name}
                onName={(name) => {
                  setRenaming(undefined);
                  void view.rename(board.id, name);
                }}
                onCancel={() => setRenaming(undefined)}
              />
            </li>
          ) : (
            <li
              key={board.id}
              className={rowStyle(board.id)}
              onDragOver={(event) => {
                if (!carriesPictures(event)) return;
                event.preventDefault();
                event.dataTransfer.dropEffect = "copy";
                setOver(board.id);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => drop(event, board.id)}
            >
              <button
                type="button"
                className={styles.go}
                aria-current={shown === board.id || undefined}
                onClick={() => onShow(shown === board.id ? null : board.id)}
              >
                <Icon name="board" small />
                <span className={styles.name}>{board.name}</span>
                <span className={styles.count}>{board.pictures.toLocaleString(language)}</span>
              </button>
              <span className={styles.tools}>
                <Tool
                  small
                  icon="more"
                  name={t("boardMenu", { name: board.name })}
                  aria-haspopup="menu"
                  onClick={({ currentTarget }) => setMenu({ board, anchor: currentTarget })}
                />
              </span>
            </li>
          ),
        )}
      </ul>
      <Menu open={menu !== undefined} anchorEl={menu?.anchor ?? null} onClose={() => setMenu(undefined)}>
        <MenuItem
          onClick={() => {
            setRenaming(menu?.board.id);
            setMenu(undefined);
          }}
        >
          {t("rename")}
        </MenuItem>
        <MenuItem
          onClick={() => {
            const board = menu?.board;
            setMenu(undefined);
            if (board === undefined) return;
            if (shown === board.id) onShow(null);
            void view.remove(board.id);
          }}
        >
          {t("removeBoard")}
        </MenuItem>
      </Menu>
    </section>
  );
}
