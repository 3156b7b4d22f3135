/** @file The round one stands at: its pictures, how it compares with the one before, and how far it is drawn. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import type { Refinement, Round, RoundPicture } from "../../../app/contract/studio/refinements.ts";
import { nearestOf } from "../history/readings.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { standingOf } from "../history/standing.ts";
import { useRoundName } from "../history/use-round-words.ts";
import { attempt } from "../studio/attempt.ts";
import { PictureViewer } from "../viewer/PictureViewer.tsx";
import { RoundPictures } from "./RoundPictures.tsx";
import { returnFrom } from "./rounds.ts";
import styles from "./Suggestions.module.css";
import { useVerdictWords } from "./use-verdict-words.ts";

export interface RoundReportProps {
  readonly view: Refinement;
  readonly round: Round;
  /** The frame it began with. */
  readonly frame: Frame;
}

export function RoundReport({ view, round, frame }: RoundReportProps): ReactElement {
  const { target } = view.head;
  const [looked, setLooked] = useState<number | null>(null);
  return (
    <div className={styles.round}>
      <RoundPictures round={round} target={target} onLook={setLooked} />
      <Standing view={view} round={round} frame={frame} />
      {looked === null ? null : (
        <RoundViewer round={round} index={looked} onLook={setLooked} onClose={() => setLooked(null)} />
      )}
    </div>
  );
}

/** What became of the round, or how far it is. */
function Standing({ view, round, frame }: RoundReportProps): ReactElement | null {
  const t = useText("suggestions");
  const history = useText("history");
  const client = useClient();
  const name = useRoundName();
  const { fill } = useMoodColours();
  const { kind, done, of } = standingOf(round);
  const { job, failure } = round;
  if (kind === "waiting" || kind === "drawing") {
    const words = kind === "waiting" ? t("waiting") : t("drawing", { done, of });
    return (
      <div className={styles.progress}>
        <span>{words}</span>
        <span
          className={styles.bar}
          role="progressbar"
          aria-label={name(round)}
          aria-valuemin={0}
          aria-valuemax={of}
          aria-valuenow={done}
        >
          <i style={{ width: `${(100 * done) / of}%`, background: fill(view.head.target) }} />
        </span>
      </div>
    );
  }
  if (kind === "stopped") {
    const retry = job === null ? undefined : () => attempt(() => client["jobs.retry"]({ job }));
    if (failure !== null)
      return <FailureNote failure={failure} compact {...(retry && { action: { name: t("retry"), onClick: retry } })} />;
    return (
      <div className={styles.line}>
        <span>{history("stopped", { round: name(round), done, of })}</span>
        {retry === undefined ? null : (
          <Button size="small" onClick={retry}>
            {t("retry")}
          </Button>
        )}
      </div>
    );
  }
  if (round.summary === null)
    return round.state === "measured" ? <p className={styles.sentence}>{t("unread")}</p> : null;
  return <Outcome view={view} round={round} frame={frame} />;
}

/** How the round compares with the one before, and what can be done with it: taken, or gone back from. */
function Outcome({ view, round, frame }: RoundReportProps): ReactElement {
  const t = useText("suggestions");
  const history = useText("history");
  const client = useClient();
  const name = useRoundName();
  const verdict = useVerdictWords()(view.rounds, round);
  const former = returnFrom(view.rounds, round);
  const nearest = nearestOf(round, view.head.target);
  const back = (to: Round): void =>
    attempt(async () => {
      await client["rounds.go"]({ round: to.id });
      announce(history("wentTo", { round: name(to) }));
    });
  const use = ({ index }: RoundPicture): void =>
    attempt(async () => {
      await client["rounds.use"]({ round: round.id, index });
      announce(history("used"));
    });
  return (
    <div className={styles.line}>
      <span>
        {verdict !== null ? (
          <b className={styles.verdict}>{verdict}</b>
        ) : nearest === undefined ? null : (
          t("nearest", { number: nearest.picture.index + 1, distance: nearest.distance.toFixed(2) })
        )}
      </span>
      {former !== undefined ? (
        <Button key="back" size="small" onClick={() => back(former)}>
          {t("back", { round: name(former) })}
        </Button>
      ) : nearest?.picture.picture == null ? null : frame.picture?.id === nearest.picture.picture.id ? (
        <span className={styles.faint}>{t("inSeries")}</span>
      ) : (
        <Button
          key="use"
          size="small"
          variant="text"
          className={styles.flush ?? ""}
          title={t("useHint", { picture: nearest.picture.index + 1, number: frame.index + 1 })}
          onClick={() => use(nearest.picture)}
        >
          {t("use", { number: nearest.picture.index + 1 })}
        </Button>
      )}
    </div>
  );
}

interface RoundViewerProps {
  readonly round: Round;
  /** The picture that is looked at. */
  readonly index: number;
  readonly onLook: (index: number) => void;
  readonly onClose: () => void;
}

function RoundViewer({ round, index, onLook, onClose }: RoundViewerProps): ReactElement {
  const t = useText("suggestions");
  const name = useRoundName();
  const drawn = round.pictures.flatMap(({ index: at, seed, picture }) =>
    picture === null ? [] : [{ at, seed, picture }],
  );
  const pictures = drawn.map(({ at, seed, picture }) => ({
    ...picture,
    title: t("pictureTitle", { round: name(round), number: at + 1, count: round.pictures.length, seed }),
    description: round.prompt,
  }));
  return (
    <PictureViewer
      pictures={pictures}
      at={drawn.findIndex(({ at }) => at === index)}
      onMove={(place) => onLook(drawn[place]!.at)}
      onClose={onClose}
    />
  );
}
