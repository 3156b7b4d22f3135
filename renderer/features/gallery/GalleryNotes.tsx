/** @file What stands in place of pictures, or above them: waiting, nothing there, nothing found, something wrong. */
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { toFailure } from "../../../app/contract/failure.ts";
import type { GalleryFilter } from "../../../app/contract/studio/gallery.ts";
import { useText } from "../../locales/use-text.ts";
import { viewStore } from "../../state/view.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { failures } from "./failures.ts";
import styles from "./GalleryNotes.module.css";
import { narrows } from "./query.ts";
import type { PagesView } from "./use-pages.ts";

export interface GalleryNotesProps {
  readonly view: PagesView;
  readonly filter: GalleryFilter;
  readonly onClear: () => void;
}

export function GalleryNotes({ view, filter, onClear }: GalleryNotesProps): ReactNode {
  const t = useText("gallery");
  const common = useText("common");
  const failure = useStore(failures, (state) => state.failure);
  const { pages, slow, error, retry } = view;
  return (
    <>
      {error !== undefined && (
        <div className={styles.above}>
          <FailureNote failure={toFailure(error)} action={{ name: common("retry"), onClick: retry }} />
        </div>
      )}
      {failure !== null && (
        <div className={styles.above}>
          <FailureNote
            failure={failure}
            action={{ name: common("close"), onClick: () => failures.setState({ failure: null }) }}
          />
        </div>
      )}
      {pages === undefined && slow && (
        <p className={styles.alone} role="status">
          {t("opening")}
        </p>
      )}
      {pages?.total === 0 && (
        <div className={styles.alone} role="status">
          <p>{nothing()}</p>
          {narrows(filter) && (
            <Button size="small" onClick={onClear}>
              {t("clearFilters")}
            </Button>
          )}
          {!narrows(filter) && !filter.trashed && (
            <Button size="small" onClick={() => viewStore.getState().setRoom("studio")}>
              {t("goDraw")}
            </Button>
          )}
        </div>
      )}
    </>
  );

  function nothing(): string {
    if (narrows(filter)) return t("noMatch");
    return filter.trashed ? t("emptyTrash") : t("empty");
  }
}
