/** @file One action with its keys; pressed, the row listens for new ones. */
import Button from "@mui/material/Button";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { isApple } from "../../host/platform.ts";
import { useText } from "../../locales/use-text.ts";
import { ACTIONS, type Action, conflictsOf, keysOf, type Rebound } from "../../state/actions.ts";
import { announce } from "../../state/announce.ts";
import { combinationOf, showCombination } from "../../state/combination.ts";
import { Key } from "../../ui/Key.tsx";
import { Tool } from "../../ui/Tool.tsx";
import styles from "./shortcuts.module.css";

export interface ShortcutRowProps {
  readonly action: Action;
  readonly rebound: Rebound;
  readonly editing: boolean;
  readonly onEdit: (on: boolean) => void;
  readonly onSet: (change: Rebound) => void;
}

export function ShortcutRow({ action, rebound, editing, onEdit, onSet }: ShortcutRowProps): ReactElement {
  const t = useText("shortcuts");
  const [wanted, setWanted] = useState<string>();
  const keys = keysOf(action, rebound);
  const name = t(`action.${action}`);
  const shown = (combination: string): string =>
    combination === "" ? t("noKeys") : showCombination(combination, isApple());
  const taken = wanted === undefined ? undefined : conflictsOf(action, wanted, rebound)[0];

  const finish = (): void => {
    setWanted(undefined);
    onEdit(false);
  };
  const give = (change: Rebound): void => {
    onSet(change);
    announce(t("changed", { action: name, keys: shown(change[action] ?? keys) }));
    finish();
  };
  const listen = (event: KeyboardEvent): void => {
    if (event.key === "Tab") return finish();
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return finish();
    if (event.key === "Backspace") return give({ [action]: "" });
    const combination = combinationOf(event.nativeEvent, isApple());
    if (combination === undefined) return;
    if (conflictsOf(action, combination, rebound).length > 0) setWanted(combination);
    else give({ [action]: combination });
  };
  return (
    <li className={styles.row}>
      <span>{name}</span>
      {editing ? (
        <button
          type="button"
          className={styles.listening}
          autoFocus
          title={t("pressHint")}
          onKeyDown={listen}
          onBlur={() => (taken === undefined ? finish() : undefined)}
        >
          {t("press")}
        </button>
      ) : (
        <span className={styles.keys}>
          {keys === ACTIONS[action].keys ? null : (
            <Tool
              small
              icon="undo"
              name={t("reset", { keys: shown(ACTIONS[action].keys) })}
              onClick={() => give({ [action]: ACTIONS[action].keys })}
            />
          )}
          <button
            type="button"
            className={styles.change}
            aria-label={t("change", { keys: shown(keys), action: name })}
            onClick={() => onEdit(true)}
          >
            {keys === "" ? t("noKeys") : <Key combination={keys} />}
          </button>
        </span>
      )}
      {taken === undefined || wanted === undefined ? null : (
        <div className={styles.taken} role="alert">
          <span>{t("taken", { keys: shown(wanted), action: t(`action.${taken}`) })}</span>
          <Button
            size="small"
            onClick={() =>
              give({
                ...Object.fromEntries(conflictsOf(action, wanted, rebound).map((other) => [other, ""])),
                [action]: wanted,
              })
            }
          >
            {t("takeOver")}
          </Button>
        </div>
      )}
    </li>
  );
}
