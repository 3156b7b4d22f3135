/** @file Everything known of one picture: how it was asked for, what the judge saw, where it belongs. */
import Button from "@mui/material/Button";
import { type ReactNode } from "react";
import { clampAffect, distance } from "../../../app/affect/plane.ts";
import type { PictureDetail } from "../../../app/contract/studio/pictures.ts";
import { blobUrl } from "../../host/host.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { signed, spreadOf } from "../../ui/numbers.ts";
import { Stars } from "../../ui/Stars.tsx";
import { Tool } from "../../ui/Tool.tsx";
import type { BoardsView } from "../boards/use-boards.ts";
import { Causes } from "./Causes.tsx";
import styles from "./Details.module.css";
import { useAnswer } from "./use-answer.ts";

export interface DetailsProps {
  readonly picture: string;
  readonly boards: BoardsView;
  readonly onRate: (picture: string, stars: number) => void;
  readonly onSeries: (series: string, frame: number | null) => void;
  readonly onBoard: (board: string) => void;
  readonly onClose: () => void;
}

export function Details({ picture: id, boards, onRate, onSeries, onBoard, onClose }: DetailsProps): ReactNode {
  const t = useText("gallery");
  const picture = useAnswer(id, async (client, signal) => client["pictures.get"]({ picture: id }, signal));
  return (
    <aside className={styles.sheet} aria-label={t("detailsOf")}>
      <header className={styles.head}>
        <h2>{t("detailsOf")}</h2>
        <Tool icon="x" name={t("close")} onClick={onClose} />
      </header>
      {picture !== undefined && (
        <div className={styles.body}>
          <Mat target={picture.target} measured={picture.measured} aspect={picture.width / picture.height}>
            <img src={blobUrl(picture.thumb)} alt="" />
          </Mat>
          <Stars value={picture.stars} onChange={(stars) => onRate(picture.id, stars)} />
          <p className={styles.prompt}>{picture.prompt || t("noPrompt")}</p>
          <Moods picture={picture} />
          <Facts picture={picture} />
          {picture.series !== null && (
            <Button size="small" onClick={() => onSeries(picture.series!, picture.index)}>
              {t("frameOf", { number: (picture.index ?? 0) + 1 })}
            </Button>
          )}
          <section className={styles.section}>
            <h3>{t("boardsOf")}</h3>
            {picture.boards.length === 0 && <p className={styles.quiet}>{t("onNoBoard")}</p>}
            <div className={styles.tags}>
              {boards.boards
                .filter(({ id: board }) => picture.boards.includes(board))
                .map((board) => (
                  <Button key={board.id} size="small" onClick={() => onBoard(board.id)}>
                    {board.name}
                  </Button>
                ))}
            </div>
          </section>
        </div>
      )}
    </aside>
  );
}

/** Target and measurement in numbers, with the judge and the scale they are on. */
function Moods({ picture: { target, measurement } }: { readonly picture: PictureDetail }): ReactNode {
  const t = useText("gallery");
  return (
    <section className={styles.section}>
      <dl className={styles.facts}>
        {target !== null && (
          <>
            <dt>{t("targetAt")}</dt>
            <dd>
              <Mark at={target} kind="target" />
              <span>V {signed(target.valence)}</span>
              <span>A {signed(target.arousal)}</span>
            </dd>
          </>
        )}
        {measurement !== null && (
          <>
            <dt>{t("measuredAt")}</dt>
            <dd>
              <Mark at={measurement} kind="measured" />
              <b>
                V {signed(measurement.valence)} {spreadOf(measurement.spread.valence)}
              </b>
              <b>
                A {signed(measurement.arousal)} {spreadOf(measurement.spread.arousal)}
              </b>
            </dd>
          </>
        )}
        {target !== null && measurement !== null && (
          <>
            <dt>{t("distance")}</dt>
            <dd>
              {distance(
                clampAffect(target.valence, target.arousal),
                clampAffect(measurement.valence, measurement.arousal),
              ).toFixed(2)}
            </dd>
          </>
        )}
        {measurement !== null && (
          <>
            <dt>{t("judge")}</dt>
            <dd>
              {measurement.judge.id}, {t("scale", { scale: measurement.scale })}
            </dd>
          </>
        )}
      </dl>
      {measurement === null ? (
        <p className={styles.quiet}>{t("unmeasured")}</p>
      ) : (
        <Causes causes={measurement.causes} />
      )}
      {measurement?.note !== undefined && <p className={styles.quiet}>{measurement.note}</p>}
    </section>
  );
}

function Facts({ picture }: { readonly picture: PictureDetail }): ReactNode {
  const t = useText("gallery");
  const language = useLanguage();
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(picture.created);
  const facts: readonly (readonly [string, string | null])[] = [
    [t("fileName"), picture.name],
    [t("seed"), picture.seed === null ? null : String(picture.seed)],
    [t("pack"), picture.pack],
    [t("adapter"), picture.adapter],
    [t("size"), t("pixels", { width: picture.width, height: picture.height })],
    [picture.origin === "drawn" ? t("created") : t("brought"), when],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
