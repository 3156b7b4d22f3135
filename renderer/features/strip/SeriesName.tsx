/** @file The name of a series, which can be written over where it stands. */
import type { ReactElement } from "react";
import type { SeriesHead } from "../../../app/contract/studio/series.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { TitleField } from "../../ui/TitleField.tsx";
import { attempt } from "../studio/attempt.ts";
import styles from "./Strip.module.css";

export function SeriesName({ head }: { readonly head: SeriesHead }): ReactElement {
  const t = useText("studio");
  const client = useClient();
  return (
    <h2>
      <TitleField
        title={head.title}
        words={{ rename: t("rename"), name: t("seriesName") }}
        look={{ name: styles.name, field: styles.rename }}
        onRename={(title) => attempt(() => client["series.rename"]({ series: head.id, title }))}
      />
    </h2>
  );
}
