/** @file What was just moved to the trash or back, with Undo for ten seconds. */
import Button from "@mui/material/Button";
import { type ReactNode, useEffect } from "react";
import { useText } from "../../locales/use-text.ts";
import { Tool } from "../../ui/Tool.tsx";
import type { Notice } from "./gallery-store.ts";
import styles from "./SelectionBar.module.css";

/** How long it can be undone here, milliseconds; the trash keeps pictures much longer. */
const UNDO_FOR = 10_000;

export interface NoticeBarProps {
  readonly notice: Notice;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

export function NoticeBar({ notice, onUndo, onClose }: NoticeBarProps): ReactNode {
  const t = useText("gallery");
  useEffect(() => {
    const timer = setTimeout(onClose, UNDO_FOR);
    return () => clearTimeout(timer);
  }, [notice, onClose]);
  return (
    <div className={styles.bar} role="status">
      <span>{t(notice.kind, { count: notice.pictures.length })}</span>
      <Button size="small" variant="text" onClick={onUndo}>
        {t("undo")}
      </Button>
      <Tool icon="x" name={t("dismiss")} onClick={onClose} />
    </div>
  );
}
