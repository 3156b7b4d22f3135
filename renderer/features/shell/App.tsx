/** @file The window: top bar, the room one is in, the queue at the foot, and what lies over all of them. */
import { Activity, type ReactElement, useEffect, useState } from "react";
import { setLanguage, useText } from "../../locales/use-text.ts";
import { draftStore } from "../../state/draft.ts";
import { useOverviewPart, useSettings } from "../../state/overview.ts";
import { useShortcut } from "../../state/shortcuts.ts";
import { type Room, useView } from "../../state/view.ts";
import { Evidence } from "../evidence/Evidence.tsx";
import { Gallery } from "../gallery/Gallery.tsx";
import { History } from "../history/History.tsx";
import { ImportLayer } from "../import/ImportLayer.tsx";
import { Judges } from "../judges/Judges.tsx";
import { Profile } from "../profile/Profile.tsx";
import { QueueBar } from "../queue/QueueBar.tsx";
import { SettingsDialog } from "../settings/SettingsDialog.tsx";
import { ShortcutsDialog } from "../shortcuts/ShortcutsDialog.tsx";
import { Studio } from "../studio/Studio.tsx";
import { Tour } from "../tour/Tour.tsx";
import { Tuner } from "../tuner/Tuner.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import styles from "./shell.module.css";
import { TopBar } from "./TopBar.tsx";
import { useLandmarks } from "./use-landmarks.ts";
import { useTheme, useThemeSetting } from "./use-theme.ts";

export function App(): ReactElement {
  const ready = useOverviewPart(() => true) ?? false;
  return ready ? <Window /> : <Opening />;
}

/** Before the host has spoken. A short wait is no news. */
function Opening(): ReactElement {
  const t = useText("common");
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.opening} aria-busy="true">
      {late ? <p role="status">{t("opening")}</p> : null}
    </main>
  );
}

function Window(): ReactElement {
  const language = useSettings()?.language;
  useEffect(() => {
    if (language !== undefined) void setLanguage(language);
  }, [language]);
  useThemeSetting();
  useLandmarks();
  useWindowKeys();
  const { room, dialog, setDialog } = useView((view) => view);
  const close = (): void => setDialog(null);
  return (
    <div className={styles.window}>
      <TopBar />
      <main className={styles.room}>
        <InRoom room="studio" at={room}>
          <Studio />
        </InRoom>
        <InRoom room="gallery" at={room}>
          <Gallery />
        </InRoom>
        <InRoom room="history" at={room}>
          <History />
        </InRoom>
        <InRoom room="tuner" at={room}>
          <Tuner />
        </InRoom>
        <InRoom room="evidence" at={room}>
          <Evidence />
        </InRoom>
        <InRoom room="profile" at={room}>
          <Profile />
        </InRoom>
        <InRoom room="judges" at={room}>
          <Judges />
        </InRoom>
      </main>
      <QueueBar />
      <ImportLayer />
      <Tour />
      <SettingsDialog open={dialog === "settings"} onClose={close} />
      <ShortcutsDialog open={dialog === "shortcuts"} onClose={close} />
      <LiveRegion />
    </div>
  );
}

interface InRoomProps {
  readonly room: Room;
  readonly at: Room;
  readonly children: ReactElement;
}

/** A room once entered is kept as it was left, but does nothing while another is shown. */
function InRoom({ room, at, children }: InRoomProps): ReactElement | null {
  const [entered, setEntered] = useState(false);
  if (room === at && !entered) setEntered(true);
  return entered || room === at ? <Activity mode={room === at ? "visible" : "hidden"}>{children}</Activity> : null;
}

/** Keys that mean the same in every room. */
function useWindowKeys(): void {
  const { room, setRoom, setDialog } = useView((view) => view);
  const { toggle } = useTheme();
  // Nothing is undone that is not seen.
  useShortcut("undo", () => draftStore.getState().undo(), room === "studio", { repeat: true });
  useShortcut("redo", () => draftStore.getState().redo(), room === "studio", { repeat: true });
  useShortcut("studio", () => setRoom("studio"));
  useShortcut("gallery", () => setRoom("gallery"));
  useShortcut("history", () => setRoom("history"));
  useShortcut("tuner", () => setRoom("tuner"));
  useShortcut("evidence", () => setRoom("evidence"));
  useShortcut("profile", () => setRoom("profile"));
  useShortcut("judges", () => setRoom("judges"));
  useShortcut("settings", () => setDialog("settings"));
  useShortcut("shortcuts", () => setDialog("shortcuts"));
  useShortcut("theme", toggle);
}
