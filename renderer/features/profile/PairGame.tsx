/** @file “Which fits better?”: two pictures for one target, chosen between by one key. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { type ReactElement, useEffect, useEffectEvent, useId } from "react";
import { wordOf } from "../../../app/affect/rim.ts";
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useView } from "../../state/view.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Key } from "../../ui/Key.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { signed } from "../../ui/numbers.ts";
import { Tool } from "../../ui/Tool.tsx";
import type { Winner } from "./pair-game.ts";
import styles from "./PairGame.module.css";
import { usePairGame } from "./use-pair-game.ts";

/** Pixels of paper and bevel round a picture, and of both on two sides. */
const MAT = 8;
const BEVEL = 4;
const EDGES = 2 * (MAT + BEVEL);

const WINNERS: Readonly<Record<string, Winner>> = { ArrowLeft: "a", ArrowRight: "b", ArrowDown: "tie" };

export interface PairGameProps {
  /** Pairs this person has answered altogether. */
  readonly pairs: number;
  readonly onClose: () => void;
}

export function PairGame({ pairs, onClose }: PairGameProps): ReactElement {
  const t = useText("profile");
  const common = useText("common");
  const title = useId();
  const { game, failure, answer, undo, again } = usePairGame();
  const { shown, answers } = game;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const winner = WINNERS[event.key];
    if (winner !== undefined) answer(winner);
    else if (event.key.toLowerCase() === "z") undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, []);
  const target = shown?.a.target ?? null;
  return (
    <Dialog open onClose={onClose} fullScreen aria-labelledby={title} classes={{ paper: styles.paper ?? "" }}>
      <header className={styles.head}>
        <h2 id={title}>{t("play")}</h2>
        {/* One live region: every new pair tells its target and how many were answered. */}
        <div className={styles.status} role="status">
          {target === null ? null : <Target at={target} />}
          <span className={styles.count}>{t("answered", { now: answers.length, all: pairs })}</span>
        </div>
        <Tool icon="undo" name={t("undoLast")} shortcut="Z" disabled={answers.length === 0} onClick={undo} />
        <Tool icon="x" name={common("close")} shortcut="Escape" onClick={onClose} />
      </header>
      {failure === undefined ? null : (
        <div className={styles.note}>
          <FailureNote failure={failure} action={{ name: common("retry"), onClick: again }} />
        </div>
      )}
      {shown === null ? <NoPair onClose={onClose} /> : null}
      {shown == null ? null : (
        <>
          <div className={styles.pair}>
            <Side name={t("leftFits")} keys="ArrowLeft" picture={shown.a} onChoose={() => answer("a")} />
            <Side name={t("rightFits")} keys="ArrowRight" picture={shown.b} onChoose={() => answer("b")} />
          </div>
          <footer className={styles.foot}>
            <Button onClick={() => answer("tie")}>
              {t("noDifference")} <Key combination="ArrowDown" />
            </Button>
          </footer>
        </>
      )}
    </Dialog>
  );
}

function Target({ at }: { readonly at: PlanePoint }): ReactElement {
  const t = useText("profile");
  const words = useText("plane");
  return (
    <span className={styles.target}>
      <Mark at={at} kind="target" />
      {t("forTarget", { word: words(wordOf(at)), valence: signed(at.valence), arousal: signed(at.arousal) })}
    </span>
  );
}

interface SideProps {
  readonly name: string;
  readonly keys: string;
  readonly picture: PictureCard;
  readonly onChoose: () => void;
}

/** What the judge read is not shown: it would answer in the person's place. */
function Side({ name, keys, picture, onChoose }: SideProps): ReactElement {
  const { target, width, height, blob, prompt } = picture;
  const aspect = width / height;
  return (
    <div className={styles.side}>
      <div className={styles.room}>
        <button
          type="button"
          className={styles.choose}
          aria-label={`${name}: ${prompt}`}
          style={{ width: `min(100cqw, (100cqh - ${EDGES}px) * ${aspect} + ${EDGES}px)` }}
          onClick={onChoose}
        >
          <Mat target={target} width={MAT} bevel={BEVEL} aspect={aspect}>
            <img src={blobUrl(blob)} alt="" />
          </Mat>
        </button>
      </div>
      <span className={styles.caption} aria-hidden="true">
        {name} <Key combination={keys} />
      </span>
    </div>
  );
}

function NoPair({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText("profile");
  const setRoom = useView((view) => view.setRoom);
  return (
    <div className={styles.none}>
      <p>{t("noPair")}</p>
      <Button
        variant="contained"
        onClick={() => {
          onClose();
          setRoom("studio");
        }}
      >
        {t("goStudio")}
      </Button>
    </div>
  );
}
