/** @file One refinement: its head, its tree with the distances below, and beside them the two rounds that are compared. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import type { Refinement, RefinementHead, Round } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useHeldKey } from "../../state/held-key.ts";
import { useShortcut } from "../../state/shortcuts.ts";
import { useView } from "../../state/view.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { attempt, dismissTrouble, useTrouble } from "./attempt.ts";
import { ComparePanel } from "./ComparePanel.tsx";
import { DistanceChart } from "./DistanceChart.tsx";
import { HistoryHead } from "./HistoryHead.tsx";
import styles from "./History.module.css";
import { RoundTree } from "./RoundTree.tsx";
import { standingOf } from "./standing.ts";
import { useRoundName } from "./use-round-words.ts";

export interface RoundsProps {
  readonly view: Refinement;
  /** All refinements, newest first. */
  readonly heads: readonly RefinementHead[];
}

/** A choice that holds for as long as one stands at the same round. */
interface Selection {
  readonly round: string;
  readonly current: string;
}

/** Rounds that are compared; null takes the start for A, and for B the round one stands at. */
interface Marks {
  readonly a: string | null;
  readonly b: string | null;
}

export function Rounds({ view, heads }: RoundsProps): ReactElement | null {
  const client = useClient();
  const t = useText("history");
  const name = useRoundName();
  const [selection, setSelection] = useState<Selection | null>(null);
  const [marks, setMarks] = useState<Marks>({ a: null, b: null });
  const [index, setIndex] = useState<number | null>(null);
  const [comparing, setComparing] = useState(true);
  const [swapped, setSwapped] = useState(false);
  const { head, rounds } = view;
  const byId = (id: string | null): Round | undefined => rounds.find((round) => round.id === id);

  const start = rounds[0];
  const current = byId(head.current) ?? start;
  const a = byId(marks.a) ?? start;
  const b = byId(marks.b) ?? (current?.id === a?.id ? rounds.at(-1) : current);
  const selected = (selection?.current === head.current ? byId(selection.round) : undefined) ?? current;

  const select = (round: string): void => setSelection({ round, current: head.current });
  /** A round that is the other side already changes places with this one, so that two are always compared. */
  const compareWith = (side: keyof Marks, round: string): void => {
    const now = { a: a?.id ?? null, b: b?.id ?? null };
    const swaps = round === now[side === "a" ? "b" : "a"];
    setMarks(swaps ? { a: now.b, b: now.a } : { ...marks, [side]: round });
    setComparing(true);
  };
  const go = (round: Round): void =>
    attempt(async () => {
      await client["rounds.go"]({ round: round.id });
      announce(t("wentTo", { round: name(round) }));
    });
  const goToSelected = (): void => {
    if (selected !== undefined && selected.id !== head.current) go(selected);
  };
  useShortcut("goToRound", goToSelected);
  useShortcut("markA", () => selected && compareWith("a", selected.id));
  useShortcut("markB", () => selected && compareWith("b", selected.id));
  const shown = comparing && rounds.length > 1;
  useHeldKey("swapRounds", setSwapped, { enabled: shown });

  if (a === undefined || b === undefined || current === undefined || selected === undefined) return null;
  return (
    <div className={shown ? styles.room : styles.wide}>
      <section className={styles.tree} aria-label={t("tree")}>
        <HistoryHead
          view={view}
          heads={heads}
          selected={selected}
          index={index}
          comparing={shown}
          onBest={() => setIndex(null)}
          onGo={goToSelected}
          onCompare={rounds.length < 2 ? null : () => setComparing(!comparing)}
        />
        <Notes selected={selected} alone={rounds.length < 2} />
        <RoundTree
          view={view}
          selected={selected.id}
          index={index}
          a={shown ? a.id : null}
          b={shown ? b.id : null}
          onSelect={select}
          onGo={go}
          onMark={compareWith}
        />
        <DistanceChart view={view} />
      </section>
      {shown ? (
        <ComparePanel
          view={view}
          a={a}
          b={b}
          index={index}
          swapped={swapped}
          onIndex={setIndex}
          onSwap={setSwapped}
          onGo={go}
        />
      ) : null}
    </div>
  );
}

interface NotesProps {
  readonly selected: Round;
  /** Whether there is no other round yet. */
  readonly alone: boolean;
}

/** What went wrong, with the last thing asked and with the round that is selected; and how a second round comes about. */
function Notes({ selected, alone }: NotesProps): ReactElement | null {
  const t = useText("history");
  const common = useText("common");
  const client = useClient();
  const setRoom = useView((view) => view.setRoom);
  const name = useRoundName();
  const trouble = useTrouble();
  const { kind, done, of } = standingOf(selected);
  const { job, failure } = selected;
  const retry = job === null ? undefined : () => attempt(() => client["jobs.retry"]({ job }));
  const stopped = kind === "stopped";
  if (trouble === null && !stopped && !alone) return null;
  return (
    <div className={styles.notes}>
      {trouble === null ? null : (
        <FailureNote failure={trouble} action={{ name: common("close"), onClick: dismissTrouble }} />
      )}
      {alone && !stopped ? (
        <p className={styles.hint}>
          {t("needsTwo")}
          <Button size="small" onClick={() => setRoom("studio")}>
            {t("toStudio")}
          </Button>
        </p>
      ) : null}
      {!stopped ? null : failure === null ? (
        <p className={styles.hint}>
          {t("stopped", { round: name(selected), done, of })}{" "}
          {retry === undefined ? null : (
            <button type="button" className={styles.inline} onClick={retry}>
              {t("retry")}
            </button>
          )}
        </p>
      ) : (
        <FailureNote failure={failure} {...(retry && { action: { name: t("retry"), onClick: retry } })} />
      )}
    </div>
  );
}
