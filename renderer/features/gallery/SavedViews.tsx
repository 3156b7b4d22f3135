/** @file Places to go back to: everything, what is off, the trash, and filters a person has named. */
import Button from "@mui/material/Button";
import { type ReactNode, useState } from "react";
import { toFailure } from "../../../app/contract/failure.ts";
import type { GalleryFilter } from "../../../app/contract/studio/gallery.ts";
import { useClient } from "../../host/host.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { NameField } from "../boards/NameField.tsx";
import { failures } from "./failures.ts";
import { type GalleryQuery, middleOf, narrows, NO_FILTER, queryKey } from "./query.ts";
import styles from "./SavedViews.module.css";
import { CALM, useAnswer } from "./use-answer.ts";
import { useFilterWords } from "./use-filter-words.ts";

export interface SavedViewsProps {
  readonly query: GalleryQuery;
  readonly onShow: (query: GalleryQuery) => void;
}

/** Longest name of a view. */
const MOST_NAME = 80;

export function SavedViews({ query, onShow }: SavedViewsProps): ReactNode {
  const t = useText("gallery");
  const language = useLanguage();
  const client = useClient();
  const say = useFilterWords();
  const library = useOverviewPart(({ library: part }) => part);
  const tolerance = useOverviewPart(({ settings }) => settings.tolerance) ?? 0.75;
  const [naming, setNaming] = useState(false);
  const beyond: GalleryFilter = { ...NO_FILTER, offOver: tolerance };
  const answer = useAnswer("views", async (asked, signal) => asked["views.list"]({}, signal));
  const off = useAnswer(
    queryKey({ filter: beyond, order: "newest" }),
    async (asked, signal) => asked["gallery.find"]({ filter: beyond, limit: 1 }, signal),
    { calm: CALM },
  );
  const here = queryKey(query);
  const isHere = (filter: GalleryFilter): boolean => queryKey({ filter, order: query.order }) === here;
  const attempt = async (what: Promise<unknown>): Promise<void> => {
    try {
      await what;
    } catch (error) {
      failures.setState({ failure: toFailure(error) });
    }
  };
  const row = (name: string, count: number | undefined, filter: GalleryFilter, sign: ReactNode): ReactNode => (
    <li className={isHere(filter) ? styles.here : styles.row}>
      <button
        type="button"
        className={styles.go}
        aria-current={isHere(filter) || undefined}
        onClick={() => onShow({ filter, order: query.order })}
      >
        {sign}
        <span className={styles.name}>{name}</span>
        <span className={styles.count}>{count?.toLocaleString(language)}</span>
      </button>
    </li>
  );
  const known = answer?.views.some((view) => queryKey(view) === here) ?? false;
  return (
    <section aria-label={t("views")} className={styles.views}>
      <div className={styles.head}>
        <h3>{t("views")}</h3>
        {narrows(query.filter) && !known && !naming && (
          <Button size="small" variant="text" onClick={() => setNaming(true)}>
            {t("saveView")}
          </Button>
        )}
      </div>
      {naming && (
        <NameField
          label={t("viewName")}
          action={t("save")}
          first={say(query.filter).slice(0, MOST_NAME)}
          onName={(name) => {
            setNaming(false);
            void attempt(client["views.save"]({ ...query, name }));
          }}
          onCancel={() => setNaming(false)}
        />
      )}
      <ul className={styles.list}>
        {row(t("allPictures"), library?.pictures, NO_FILTER, <Icon name="grid" small />)}
        {answer?.views.map((view) => {
          const there = queryKey(view) === here;
          return (
            <li key={view.id} className={there ? styles.here : styles.row}>
              <button
                type="button"
                className={styles.go}
                aria-current={there || undefined}
                onClick={() => onShow({ filter: view.filter, order: view.order })}
              >
                {view.filter.box === null ? (
                  <Icon name="search" small />
                ) : (
                  <Mark at={middleOf(view.filter.box)} kind={view.filter.moodBy} />
                )}
                <span className={styles.name}>{view.name}</span>
                <span className={styles.count}>{view.pictures.toLocaleString(language)}</span>
              </button>
              <span className={styles.tools}>
                <Tool
                  small
                  icon="x"
                  name={t("removeView", { name: view.name })}
                  onClick={() => void attempt(client["views.remove"]({ view: view.id }))}
                />
              </span>
            </li>
          );
        })}
        {row(t("beyondTolerance"), off?.total, beyond, <Icon name="flag" small />)}
        {row(t("trash"), library?.trashed, { ...NO_FILTER, trashed: true }, <Icon name="trash" small />)}
      </ul>
    </section>
  );
}
