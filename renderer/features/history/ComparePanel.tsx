/** @file Two rounds picture by picture: the same seed side by side, what changed in the prompt, and what each edit did. */
import Button from "@mui/material/Button";
import { type KeyboardEvent, type ReactElement, useMemo } from "react";
import { diffWords } from "../../../app/feedback/diff-words.ts";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { Key } from "../../ui/Key.tsx";
import { PromptDiff } from "../../ui/PromptDiff.tsx";
import { Tool } from "../../ui/Tool.tsx";
import styles from "./ComparePanel.module.css";
import { CompareFoot } from "./CompareFoot.tsx";
import { CompareSide } from "./CompareSide.tsx";
import { EffectList } from "./EffectList.tsx";
import { effectsAlong } from "./effects.ts";
import { pictureAt, pictureFor } from "./readings.ts";
import { RouteCard } from "./RouteCard.tsx";
import { between } from "./tree.ts";

export interface ComparePanelProps {
  readonly view: Refinement;
  readonly a: Round;
  readonly b: Round;
  /** Index of the pictures, null for the one that is best in B. */
  readonly index: number | null;
  /** Whether B lies over A. */
  readonly swapped: boolean;
  readonly onIndex: (index: number) => void;
  readonly onSwap: (swapped: boolean) => void;
  readonly onGo: (round: Round) => void;
}

export function ComparePanel(props: ComparePanelProps): ReactElement {
  const { view, a, b, swapped, onIndex, onSwap, onGo } = props;
  const t = useText("history");
  const swapKeys = useKeys("swapRounds");
  const { target, images } = view.head;
  const index = props.index ?? pictureFor(b, target)?.index ?? 0;
  const { toA, toB } = useMemo(() => between(view.rounds, a.id, b.id), [view.rounds, a.id, b.id]);
  const effects = useMemo(() => effectsAlong(view, toB, true), [view, toB]);
  const effectsOfA = useMemo(() => effectsAlong(view, toA, false), [view, toA]);
  const seed = (pictureAt(b, index) ?? pictureAt(a, index))?.seed;
  const changes = useMemo(() => diffWords(a.prompt, b.prompt), [a.prompt, b.prompt]);
  const hold = (event: KeyboardEvent, held: boolean): void => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (!event.repeat) onSwap(held);
  };
  return (
    <aside className={styles.panel} aria-label={t("compareTwo")}>
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h2>{t("compare")}</h2>
          <span className={styles.seeds}>
            <Tool
              small
              icon="left"
              name={t("previousSeed")}
              disabled={index === 0}
              onClick={() => onIndex(index - 1)}
            />
            <span aria-live="polite">{seed === undefined ? null : t("sameSeed", { seed })}</span>
            <Tool
              small
              icon="right"
              name={t("nextSeed")}
              disabled={index >= images - 1}
              onClick={() => onIndex(index + 1)}
            />
          </span>
          <Button
            size="small"
            variant="text"
            aria-pressed={swapped}
            onPointerDown={() => onSwap(true)}
            onPointerUp={() => onSwap(false)}
            onPointerLeave={() => onSwap(false)}
            onPointerCancel={() => onSwap(false)}
            onBlur={() => onSwap(false)}
            onKeyDown={(event) => hold(event, true)}
            onKeyUp={(event) => hold(event, false)}
          >
            <span className={styles.wide}>{t("holdSwap")}</span>
            {swapKeys === "" ? null : <Key combination={swapKeys} />}
          </Button>
        </header>
        <div className={styles.body} role="group" aria-label={t("compareTwo")} tabIndex={0}>
          <div className={styles.pair}>
            <CompareSide slip="a" round={a} over={swapped ? b : null} index={index} target={target} />
            <CompareSide slip="b" round={b} over={null} index={index} target={target} />
          </div>
          <p className={styles.diff} aria-label={t("diff")} role="group">
            {a.prompt === b.prompt ? (
              t("samePrompt")
            ) : (
              <PromptDiff changes={changes} towards={b.summary?.mean ?? null} />
            )}
          </p>
          {effects.length === 0 ? null : <EffectList title={t("effects")} effects={effects} legend />}
          {effectsOfA.length === 0 ? null : (
            <EffectList title={t("effectsOfA")} effects={effectsOfA} legend={effects.length === 0} />
          )}
          <RouteCard view={view} a={a} b={b} />
        </div>
        <CompareFoot view={view} a={a} b={b} index={index} onGo={onGo} />
      </div>
    </aside>
  );
}
