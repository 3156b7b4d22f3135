/** @file The top bar: rooms, what is on the table, whether it is saved, and the few things that belong to the whole window. */
import { type CSSProperties, type ReactElement, useEffect, useState } from "react";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useConnection } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { useForeignHost } from "../../state/judges.ts";
import { useKept } from "../../state/kept.ts";
import { useMoodColours, useScheme } from "../../state/scheme.ts";
import { useSeries } from "../../state/series.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { ROOMS, useView } from "../../state/view.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { Brand } from "./Brand.tsx";
import styles from "./TopBar.module.css";
import { useTheme } from "./use-theme.ts";

/** What the line under the room shows before there is a path. */
const NO_PATH: readonly PlanePoint[] = [
  { valence: -1.9, arousal: 1.7 },
  { valence: -1.7, arousal: -1.3 },
  { valence: 1.4, arousal: -1.5 },
  { valence: 2, arousal: 1.5 },
];

/** A connection that mends itself within this many milliseconds is not worth a word. */
const WORTH_A_WORD = 800;

export function TopBar(): ReactElement {
  const t = useText("common");
  const room = useView((view) => view.room);
  const setRoom = useView((view) => view.setRoom);
  const setDialog = useView((view) => view.setDialog);
  const points = useDraft(({ now }) => now.points);
  const { spectrum } = useMoodColours();
  const isDark = useScheme() === "dark";
  const { toggle } = useTheme();
  const keys = { shortcuts: useKeys("shortcuts"), theme: useKeys("theme"), settings: useKeys("settings") };
  const line = { "--spectrum": spectrum(points.length > 1 ? points : NO_PATH) } as CSSProperties;
  return (
    <header className={styles.bar} style={line}>
      <Brand />
      <nav className={styles.rooms} aria-label={t("rooms")}>
        {ROOMS.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.room}
            aria-current={one === room ? "page" : undefined}
            onClick={() => setRoom(one)}
          >
            {t(one)}
          </button>
        ))}
      </nav>
      {room === "studio" ? <OnTheTable /> : <span className={styles.space} />}
      <ConnectionTag />
      <OfflineTag />
      <div className={styles.tools}>
        <Tool name={t("shortcuts")} icon="key" shortcut={keys.shortcuts} onClick={() => setDialog("shortcuts")} />
        <Tool
          name={isDark ? t("toLight") : t("toDark")}
          icon={isDark ? "sun" : "moon"}
          shortcut={keys.theme}
          onClick={toggle}
        />
        <Tool name={t("settings")} icon="gear" shortcut={keys.settings} onClick={() => setDialog("settings")} />
      </div>
    </header>
  );
}

/** Title of the series, and whether the draft has reached the host. */
function OnTheTable(): ReactElement {
  const t = useText("common");
  const series = useSeries(useDraft((draft) => draft.series));
  const kept = useKept();
  return (
    <div className={styles.table}>
      {series === undefined ? null : <h3 className={styles.title}>{series.head.title}</h3>}
      <span className={styles.saved}>{kept ? t("saved") : t("saving")}</span>
    </div>
  );
}

/** Whether anything leaves this machine. */
function OfflineTag(): ReactElement {
  const t = useText("common");
  const host = useForeignHost();
  return (
    <span className={styles.tag} title={host === null ? t("offlineHint") : t("sendsHint", { host })}>
      <Icon name={host === null ? "offline" : "upload"} small />
      <span className={styles.host}>{host === null ? t("offline") : t("sends", { host })}</span>
    </span>
  );
}

function ConnectionTag(): ReactElement | null {
  const t = useText("common");
  const connection = useConnection();
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (connection === "open") return setLate(false);
    const timer = setTimeout(() => setLate(true), WORTH_A_WORD);
    return () => clearTimeout(timer);
  }, [connection]);
  if (!late || connection === "open") return null;
  return (
    <span className={styles.tag} role="status" title={t(`${connection}Hint`)}>
      <Icon name="warning" small />
      {t(connection)}
    </span>
  );
}
