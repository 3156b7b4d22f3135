/** @file What can be done with the chosen pictures; floats over the grid while some are chosen. */
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactNode, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Key } from "../../ui/Key.tsx";
import { Tool } from "../../ui/Tool.tsx";
import type { BoardsView } from "../boards/use-boards.ts";
import { BoardMenu } from "../boards/BoardMenu.tsx";
import { type Recall, RECALLS } from "./recall.ts";
import styles from "./SelectionBar.module.css";

/** As many pictures fit into one export. */
const MOST_EXPORTED = 2000;

export interface SelectionBarProps {
  readonly chosen: readonly string[];
  readonly trashed: boolean;
  /** The board that is shown, to take pictures off it. */
  readonly board: string | null;
  readonly boards: BoardsView;
  /** What the one chosen picture can give to the draft; empty for several. */
  readonly recalls: readonly Recall[];
  readonly onRecall: (how: Recall) => void;
  readonly onCompare: () => void;
  readonly onPath: () => void;
  readonly onExport: () => void;
  readonly onTrash: () => void;
  readonly onRestore: () => void;
  readonly onDetails: () => void;
  readonly onClear: () => void;
}

const RECALL_WORDS = { all: "useAll", remix: "remix", seed: "useSeed", prompt: "usePrompt" } as const;

export function SelectionBar(props: SelectionBarProps): ReactNode {
  const { chosen, trashed, board, boards, recalls } = props;
  const t = useText("gallery");
  const trashKey = useKeys("trash");
  const [recallAt, setRecallAt] = useState<HTMLElement | null>(null);
  const [boardAt, setBoardAt] = useState<HTMLElement | null>(null);
  const several = chosen.length > 1;
  const button = (name: string, icon: IconName, onClick: () => void, rest?: ReactNode): ReactNode => (
    <Button size="small" variant="text" onClick={onClick}>
      <Icon name={icon} />
      {name}
      {rest}
    </Button>
  );
  const recall = (how: Recall): void => {
    setRecallAt(null);
    props.onRecall(how);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("actions")}>
      <b className={styles.count}>{t("selected", { count: chosen.length })}</b>
      {several && button(t("compare"), "compare", props.onCompare)}
      {recalls.length === 1 && button(t(RECALL_WORDS[recalls[0]!]), "pen", () => recall(recalls[0]!))}
      {recalls.length > 1 && (
        <Button
          size="small"
          variant="text"
          aria-haspopup="menu"
          aria-expanded={recallAt !== null}
          onClick={({ currentTarget }) => setRecallAt(currentTarget)}
        >
          <Icon name="pen" />
          {t("useRecipe")}
          <Icon name="chevron" small />
        </Button>
      )}
      {several && !trashed && button(t("pathBetween"), "path", props.onPath)}
      {!trashed && (
        <Button
          size="small"
          variant="text"
          aria-haspopup="menu"
          aria-expanded={boardAt !== null}
          onClick={({ currentTarget }) => setBoardAt(currentTarget)}
        >
          <Icon name="board" />
          {t("board")}
          <Icon name="chevron" small />
        </Button>
      )}
      {!trashed && chosen.length <= MOST_EXPORTED && button(t("exportOne"), "download", props.onExport)}
      {trashed
        ? button(t("restore"), "undo", props.onRestore)
        : button(t("toTrash"), "trash", props.onTrash, trashKey !== "" && <Key combination={trashKey} />)}
      {!several && <Tool icon="info" name={t("details")} onClick={props.onDetails} />}
      <Tool icon="x" name={t("clearSelection")} shortcut="Escape" onClick={props.onClear} />
      <Menu
        open={recallAt !== null}
        anchorEl={recallAt}
        onClose={() => setRecallAt(null)}
        anchorOrigin={ABOVE}
        transformOrigin={BELOW}
      >
        {RECALLS.filter((how) => recalls.includes(how)).map((how) => (
          <MenuItem key={how} onClick={() => recall(how)}>
            {t(RECALL_WORDS[how])}
          </MenuItem>
        ))}
      </Menu>
      <BoardMenu anchor={boardAt} boards={boards} shown={board} pictures={chosen} onClose={() => setBoardAt(null)} />
    </div>
  );
}

/** Menus of a bar at the foot open upwards. */
const ABOVE = { vertical: "top", horizontal: "left" } as const;
const BELOW = { vertical: "bottom", horizontal: "left" } as const;
