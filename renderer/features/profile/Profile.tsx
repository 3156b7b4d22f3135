/** @file The profile page: who sits here, what was learned of them, in words and numbers, and how to take it back. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import type { Profile as Learned } from "../../../app/contract/studio/profile.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useProfile } from "../../state/profile.ts";
import { useView } from "../../state/view.ts";
import { Confirm } from "../../ui/Confirm.tsx";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Opening } from "../../ui/Opening.tsx";
import { attempt, dismissTrouble, useTrouble } from "./attempt.ts";
import { Decisions } from "./Decisions.tsx";
import { Effects } from "./Effects.tsx";
import { PairGame } from "./PairGame.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import styles from "./Profile.module.css";
import { Recent } from "./Recent.tsx";
import { type Reset, ResetMenu } from "./ResetMenu.tsx";
import { Sense } from "./Sense.tsx";
import { Tastes } from "./Tastes.tsx";
import { Transfer } from "./Transfer.tsx";
import { Weights } from "./Weights.tsx";

export function Profile(): ReactElement {
  const t = useText("profile");
  const { profile, failure } = useProfile();
  if (profile !== undefined) return <Page profile={profile} />;
  if (failure === undefined) return <Opening words={t("opening")} className={styles.alone} />;
  return (
    <div className={styles.alone}>
      <FailureNote failure={failure} />
    </div>
  );
}

/** What is asked before it is done, and what gets the keyboard back. */
interface Question {
  readonly what: Reset | "person";
  readonly opener: HTMLElement | null;
}

function Page({ profile }: { readonly profile: Learned }): ReactElement {
  const t = useText("profile");
  const common = useText("common");
  const trouble = useTrouble();
  const [question, setQuestion] = useState<Question | null>(null);
  const [playing, setPlaying] = useState(false);
  const { person, counts, gate, tastes, calibration, weights, effects, record, recent } = profile;
  const isNew = Object.values(counts).every((count) => count === 0);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <PersonMenu person={person} onRemove={(opener) => setQuestion({ what: "person", opener })} />
        <span className={styles.space} />
        <Transfer />
        <ResetMenu onReset={(what, opener) => setQuestion({ what, opener })} />
        <Button variant="contained" onClick={() => setPlaying(true)}>
          {t("play")}
        </Button>
      </header>
      <div className={styles.notes}>
        {trouble === null ? null : (
          <FailureNote failure={trouble} action={{ name: common("close"), onClick: dismissTrouble }} />
        )}
        {question === null ? null : (
          <Asking key={question.what} question={question} profile={profile} onClose={() => setQuestion(null)} />
        )}
        {isNew ? <Beginning /> : null}
      </div>
      <div className={styles.columns}>
        <div className={styles.column}>
          {isNew ? <Decisions counts={counts} gate={gate} /> : <Tastes tastes={tastes} />}
          <Effects effects={effects} record={record} />
        </div>
        <div className={styles.column}>
          {isNew ? null : <Decisions counts={counts} gate={gate} />}
          <Sense calibration={calibration} />
          <Weights weights={weights} />
          {recent.length === 0 ? null : <Recent recent={recent} />}
        </div>
      </div>
      {playing ? <PairGame pairs={counts.pairs} onClose={() => setPlaying(false)} /> : null}
    </div>
  );
}

/** Before the first decision: what to do. */
function Beginning(): ReactElement {
  const t = useText("profile");
  const setRoom = useView((view) => view.setRoom);
  return (
    <div className={styles.beginning}>
      <p>{t("empty")}</p>
      <Button onClick={() => setRoom("studio")}>{t("goStudio")}</Button>
    </div>
  );
}

interface AskingProps {
  readonly question: Question;
  readonly profile: Learned;
  readonly onClose: () => void;
}

function Asking({ question: { what, opener }, profile, onClose }: AskingProps): ReactElement {
  const t = useText("profile");
  const client = useClient();
  const { person, counts, gate, record } = profile;
  const { name } = person;
  if (what === "person") {
    return (
      <Confirm
        sentence={t("removeAsk", { name })}
        action={t("removePerson", { name })}
        opener={opener}
        onClose={onClose}
        onConfirm={() =>
          attempt(async () => {
            await client["people.remove"]({ person: person.id });
            announce(t("removed", { name }));
          })
        }
      />
    );
  }
  const { labels } = gate;
  const sentences = {
    preference: t("resetAsk_preference", { count: labels }),
    calibration: t("resetAsk_calibration", { count: counts.corrected }),
    effects: t("resetAsk_effects", { count: record.measured }),
    all: t("resetAsk_all", { name }),
  } as const satisfies Record<Reset, string>;
  return (
    <Confirm
      sentence={`${sentences[what]} ${t("resetUndo")}`}
      action={t(`reset_${what}`)}
      opener={opener}
      onClose={onClose}
      onConfirm={() =>
        attempt(async () => {
          await client["profile.reset"]({ what });
          announce(t("resetDone"));
        })
      }
    />
  );
}
