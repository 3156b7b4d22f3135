/** @file The tree of rounds: strips with their edits between the rounds, dashed stubs of what was rejected, all by keys too. */
import { type KeyboardEvent, type ReactElement, useId, useLayoutEffect, useMemo, useRef } from "react";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { showCombination } from "../../state/combination.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { isApple } from "../../host/platform.ts";
import { rejectedOf } from "./effects.ts";
import { layoutTree } from "./layout.ts";
import { Retry } from "./Retry.tsx";
import { RoundNode, type TreePlace } from "./RoundNode.tsx";
import styles from "./RoundTree.module.css";
import { StripLayer } from "./StripLayer.tsx";
import { Stubs, stubRows } from "./Stubs.tsx";
import { inOrder, lineage, treeOf } from "./tree.ts";
import { useBox } from "./use-box.ts";
import { useNodeWords, useRoundName } from "./use-round-words.ts";
import { MOST_ACROSS, useSizes } from "./use-sizes.ts";
import { walk, WALK_KEYS } from "./walk.ts";

/** Pixels left free around the tree: slips stand out at the corners. */
const PADDING = 14;

export interface RoundTreeProps {
  readonly view: Refinement;
  readonly selected: string;
  /** Index of the pictures shown, null for the best of each round. */
  readonly index: number | null;
  /** Rounds that are compared, null while none are. */
  readonly a: string | null;
  readonly b: string | null;
  readonly onSelect: (round: string) => void;
  readonly onGo: (round: Round) => void;
  readonly onMark: (side: "a" | "b", round: string) => void;
}

export function RoundTree(props: RoundTreeProps): ReactElement {
  const { view, selected, index, a, b, onSelect, onGo, onMark } = props;
  const { head, rounds } = view;
  const { current } = head;
  const t = useText("history");
  const name = useRoundName();
  const words = useNodeWords({ view, index, a, b });
  const help = useId();
  const keys = {
    go: useKeyWord("goToRound"),
    a: useKeyWord("markA"),
    b: useKeyWord("markB"),
    swap: useKeyWord("swapRounds"),
  };
  const scroller = useRef<HTMLDivElement>(null);
  const room = useBox(scroller).width - 2 * PADDING;
  const drawn = rounds.flatMap(({ pictures }) => pictures.flatMap(({ picture }) => picture ?? []))[0];
  const sizes = useSizes(drawn === undefined ? 1 : drawn.width / drawn.height);
  const layout = useMemo(
    () => layoutTree(rounds, (round) => stubRows(rejectedOf(view, round).length), sizes, room, MOST_ACROSS),
    [rounds, view, sizes, room],
  );
  const places = useMemo(() => placesOf(rounds), [rounds]);
  const onward = useMemo(() => new Set(lineage(rounds, current).map(({ id }) => id)), [rounds, current]);

  const nodeOf = (round: string): HTMLElement | null =>
    scroller.current?.querySelector<HTMLElement>(`[data-round="${CSS.escape(round)}"]`) ?? null;
  // The round one stands at comes into view when it changes and when the tree grows, but never while somebody scrolls.
  useLayoutEffect(() => {
    nodeOf(current)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current, layout.width, layout.height]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = WALK_KEYS.find((one) => one === event.key);
    if (key === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const next = walk(layout, selected, key, onward);
    if (next === undefined) return;
    onSelect(next);
    nodeOf(next)?.focus();
  };
  return (
    <div ref={scroller} className={styles.scroller}>
      <div className={styles.field} style={{ width: layout.width, height: layout.height, padding: PADDING }}>
        <div className={styles.columns} aria-hidden="true">
          {layout.columns.map((x, depth) => (
            <span key={x} style={{ left: x + PADDING }}>
              {name({ depth })}
            </span>
          ))}
        </div>
        <div className={styles.layers} style={{ width: layout.width, height: layout.height }}>
          <StripLayer view={view} layout={layout} lines={sizes.lines} />
          {layout.rounds.map(({ node: { round }, box }) => (
            <Stubs key={round.id} view={view} round={round} box={box} sizes={sizes} />
          ))}
          {layout.rounds.map(({ node: { round }, box }) => (
            <Retry key={round.id} round={round} box={box} matHeight={sizes.height} />
          ))}
          <div role="tree" aria-label={t("tree")} aria-describedby={help} onKeyDown={onKeyDown}>
            {layout.rounds.map(({ node: { round }, box }) => (
              <RoundNode
                key={round.id}
                round={round}
                target={head.target}
                index={index}
                box={box}
                matHeight={sizes.height}
                place={places.get(round.id)!}
                selected={round.id === selected}
                current={round.id === current}
                slips={[...(round.id === a ? (["A"] as const) : []), ...(round.id === b ? (["B"] as const) : [])]}
                words={words(round)}
                onPress={({ shiftKey }) => {
                  onSelect(round.id);
                  if (shiftKey) onMark("b", round.id);
                }}
                onOpen={() => {
                  if (round.id !== current) onGo(round);
                }}
              />
            ))}
          </div>
        </div>
      </div>
      <p id={help} className={styles.unseen}>
        {t("treeHelp", keys)}
      </p>
    </div>
  );
}

function useKeyWord(action: Parameters<typeof useKeys>[0]): string {
  return showCombination(useKeys(action), isApple());
}

/** Level and place of every round among those of one parent. */
function placesOf(rounds: readonly Round[]): ReadonlyMap<string, TreePlace> {
  const roots = treeOf(rounds);
  const families = [roots, ...inOrder(roots).map(({ children }) => children)];
  return new Map(
    families.flatMap((family) =>
      family.map(
        ({ round, depth }, i) => [round.id, { level: depth + 1, position: i + 1, of: family.length }] as const,
      ),
    ),
  );
}
