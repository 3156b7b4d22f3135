/** @file A new study: what is asked, and of which series. */
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { type ReactElement, type ReactNode, useId, useState } from "react";
import { QUESTIONS, type StudyOrder } from "../../../app/contract/studio/studies.ts";
import { SORTED } from "../../../app/study/orderings.ts";
import { useClient } from "../../host/host.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { useLatest } from "../../state/use-latest.ts";
import { attempt } from "./attempt.ts";
import styles from "./Studies.module.css";

type Question = (typeof QUESTIONS)[number];

/** Pictures that a series needs for pairs. */
const LEAST_PAIRS = 4;
const MOST_NAME = 120;

export function NewStudy({ onMade }: { readonly onMade: (study: string) => void }): ReactElement {
  const t = useText("evidence");
  const language = useLanguage();
  const client = useClient();
  const revision = useOverviewPart(({ library }) => library.revision);
  const series = useLatest(revision, (asked, signal) => asked["series.list"]({}, signal)).answer?.series ?? [];
  const [question, setQuestion] = useState<Question>("mood");
  const [tried, setTried] = useState("");
  const [against, setAgainst] = useState("");
  const [sweeps, setSweeps] = useState<readonly string[]>([]);
  const sorting = question === "valence" || question === "arousal";
  const drawn = series.filter(({ finished }) => finished >= (sorting ? SORTED : LEAST_PAIRS));
  const [one, other] = [tried || (drawn[0]?.id ?? ""), against || (drawn[1]?.id ?? "")];
  const chosen = sweeps.length > 0 ? sweeps : drawn.slice(0, 1).map(({ id }) => id);
  const titleOf = (which: string): string => drawn.find(({ id }) => id === which)?.title ?? "";
  // Two series of one prompt have one title.
  const when = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short" });
  const entries = drawn.map(({ id, title, finished, created }) => (
    <MenuItem key={id} value={id}>
      {title} · {finished} · {when.format(created)}
    </MenuItem>
  ));
  const order = (): StudyOrder => {
    const nameOf = (ids: readonly string[]): string => ids.map(titleOf).join(" / ").slice(0, MOST_NAME);
    if (question === "valence" || question === "arousal")
      return { design: "order", name: nameOf(chosen), series: [...chosen], axis: question };
    return { design: "pairs", name: nameOf([one, other]), tried: one, against: other, question };
  };
  const make = (): void =>
    attempt(async () => {
      const { study } = await client["studies.create"](order());
      announce(t("studyMade"));
      onMade(study);
    });
  const enough = sorting ? drawn.length > 0 : drawn.length > 1;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <Choice name={t("studyQuestion")}>
        {(labelId) => (
          <Select
            size="small"
            value={question}
            labelId={labelId}
            onChange={({ target }) => {
              setQuestion(target.value);
              setSweeps([]);
            }}
          >
            {QUESTIONS.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {t(`ask_${kind}`)}
              </MenuItem>
            ))}
          </Select>
        )}
      </Choice>
      {!enough ? (
        <p className={styles.hint}>{t(sorting ? "studyNeedsSweep" : "studyNeeds")}</p>
      ) : sorting ? (
        <Choice name={t("studySeries")}>
          {(labelId) => (
            <Select
              size="small"
              multiple
              value={[...chosen]}
              labelId={labelId}
              renderValue={(ids) => ids.map(titleOf).join(", ")}
              onChange={({ target: { value } }) => setSweeps(typeof value === "string" ? [value] : value)}
            >
              {entries}
            </Select>
          )}
        </Choice>
      ) : (
        (
          [
            ["studyTried", one, setTried],
            ["studyAgainst", other, setAgainst],
          ] as const
        ).map(([name, value, set]) => (
          <Choice key={name} name={t(name)}>
            {(labelId) => (
              <Select size="small" value={value} labelId={labelId} onChange={({ target }) => set(target.value)}>
                {entries}
              </Select>
            )}
          </Choice>
        ))
      )}
      <div>
        <Button type="submit" variant="contained" disabled={!enough || (!sorting && one === other)}>
          {t("studyMake")}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly children: (labelId: string) => ReactNode;
}

function Choice({ name, children }: ChoiceProps): ReactElement {
  const id = useId();
  return (
    <div className={styles.field}>
      <h2 id={id}>{name}</h2>
      {children(id)}
    </div>
  );
}
