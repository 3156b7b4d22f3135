/** @file What can be done with the frame on the stage. */
import Button from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import { type ReactElement, type ReactNode, useRef, useState } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { type Action, useKeys, useShortcut } from "../../state/shortcuts.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Key } from "../../ui/Key.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { EarlierPopover } from "../strip/EarlierPopover.tsx";
import { FrameMenu, type MenuPlace } from "../strip/FrameMenu.tsx";
import { RedrawPopover } from "../strip/RedrawPopover.tsx";
import { RefinePopover } from "../suggestions/RefinePopover.tsx";
import { setComparing, useComparing } from "../studio/compare.ts";
import { useFrameActions } from "../studio/frame-actions.ts";
import { setOpen, useOpen } from "../studio/open.ts";
import type { Table } from "../studio/table.ts";
import styles from "./Stage.module.css";

export interface StageToolsProps {
  readonly table: Table;
  readonly frame: Frame;
  /** Whether there is something to compare the frame with. */
  readonly comparable: boolean;
}

export function StageTools({ table, frame, comparable }: StageToolsProps): ReactElement {
  const t = useText("studio");
  const suggestions = useText("suggestions");
  const { lock, redraw } = useFrameActions(table.series);
  const open = useOpen();
  const comparing = useComparing();
  const compareKeys = useKeys("compare");
  const viewKeys = useKeys("viewFrame");
  const bar = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const drawn = frame.picture !== null;

  useShortcut("lockFrame", () => lock(frame, !frame.locked), drawn);
  useShortcut("rerollFrame", () => redraw(frame));
  useShortcut("refineFrame", () => setOpen("refine"), drawn);
  useShortcut("viewFrame", () => setOpen("viewer"), drawn);
  useShortcut(
    "exportSeries",
    () => setOpen("exportSeries"),
    table.frames.some(({ picture }) => picture !== null),
  );

  const anchor = (): HTMLElement => bar.current ?? document.body;
  const button = (
    action: Action,
    icon: IconName,
    words: string,
    hint: string,
    act: () => void,
    disabled = false,
  ): ReactNode => (
    <ToolButton action={action} icon={icon} words={words} hint={hint} onClick={act} disabled={disabled} />
  );
  return (
    <div ref={bar} className={styles.tools} role="toolbar" aria-label={t("frame", { number: frame.index + 1 })}>
      {button(
        "lockFrame",
        frame.locked ? "unlock" : "lock",
        t(frame.locked ? "unlock" : "lock"),
        t("lockHint"),
        () => lock(frame, !frame.locked),
        !drawn,
      )}
      {button("rerollFrame", "redo", t("reroll"), t("rerollHint"), () => redraw(frame))}
      <span className={styles.refine}>
        {button(
          "refineFrame",
          "pen",
          suggestions("refine"),
          suggestions("refineHint"),
          () => setOpen("refine"),
          !drawn,
        )}
      </span>
      {comparable ? (
        <Button
          variant="text"
          className={styles.compare ?? ""}
          aria-pressed={comparing}
          onPointerDown={() => setComparing(true)}
          onPointerUp={() => setComparing(false)}
          onPointerLeave={() => setComparing(false)}
          onKeyDown={({ key, repeat }) => {
            if ((key === " " || key === "Enter") && !repeat) setComparing(true);
          }}
          onKeyUp={() => setComparing(false)}
          onBlur={() => setComparing(false)}
        >
          <Icon name="compare" />
          <span className={styles.words}>{t("compare")}</span>
          {compareKeys === "" ? null : <Key combination={compareKeys} />}
        </Button>
      ) : null}
      <span className={styles.row}>
        <Tool name={t("view")} icon="zoom" shortcut={viewKeys} disabled={!drawn} onClick={() => setOpen("viewer")} />
        <Tool name={t("export")} icon="download" disabled={!drawn} onClick={() => setOpen("exportFrame")} />
        <Tool
          name={t("moreTools")}
          icon="more"
          aria-haspopup="menu"
          aria-expanded={menu !== null}
          onClick={({ currentTarget }) => {
            const { left, top } = currentTarget.getBoundingClientRect();
            setMenu({ left, top });
          }}
        />
      </span>
      {menu === null ? null : <FrameMenu table={table} frame={frame} at={menu} onClose={() => setMenu(null)} />}
      {open === "redraw" ? (
        <RedrawPopover series={table.series} frame={frame} anchor={anchor} onClose={() => setOpen(null)} />
      ) : null}
      {open === "refine" && drawn ? (
        <RefinePopover frame={frame} anchor={anchor} onClose={() => setOpen(null)} />
      ) : null}
      {open === "earlier" ? (
        <EarlierPopover series={table.series} frame={frame} anchor={anchor} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  );
}

interface ToolButtonProps {
  readonly action: Action;
  readonly icon: IconName;
  readonly words: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function ToolButton({ action, icon, words, hint, disabled, onClick }: ToolButtonProps): ReactElement {
  const keys = useKeys(action);
  const tip = (
    <span className={styles.row}>
      {hint}
      {keys === "" ? null : <Key combination={keys} />}
    </span>
  );
  return (
    <Tooltip title={tip} describeChild>
      <Button aria-disabled={disabled} onClick={() => (disabled ? undefined : onClick())}>
        <Icon name={icon} />
        {words}
      </Button>
    </Tooltip>
  );
}
