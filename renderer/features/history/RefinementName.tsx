/** @file The name of a refinement, which can be written over where it stands. */
import type { ReactElement } from "react";
import type { RefinementHead } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { TitleField } from "../../ui/TitleField.tsx";
import { attempt } from "./attempt.ts";
import styles from "./HistoryHead.module.css";

export function RefinementName({ head }: { readonly head: RefinementHead }): ReactElement {
  const t = useText("history");
  const client = useClient();
  return (
    <h2 className={styles.nameHead}>
      <TitleField
        title={head.title}
        words={{ rename: t("rename"), name: t("name") }}
        look={{ name: styles.name, field: styles.rename }}
        onRename={(title) => attempt(() => client["refinements.rename"]({ refinement: head.id, title }))}
      />
    </h2>
  );
}
