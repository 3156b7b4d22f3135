/** @file A look round the real window: five callouts that stand beside what they speak of and never in the way of it. */
import Button from "@mui/material/Button";
import { type ReactElement, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useSettings } from "../../state/overview.ts";
import { useView } from "../../state/view.ts";
import { attempt } from "../studio/attempt.ts";
import { place, type Placed, type Rectangle } from "./place.ts";
import styles from "./Tour.module.css";

const STOPS = ["prompt", "plane", "draw", "strip", "judge"] as const;
type Stop = (typeof STOPS)[number];

/** Pixels of a callout, as its stylesheet has them. */
const CALLOUT = { width: 300, height: 168 };

/** Shown on the first start, and whenever it is asked for. */
export function Tour(): ReactElement | null {
  const client = useClient();
  const seen = useSettings()?.tourSeen;
  const asked = useView(({ tour }) => tour);
  const setTour = useView((view) => view.setTour);
  const room = useView((view) => view.room);
  const [closed, setClosed] = useState(false);
  if (room !== "studio" || !(asked || (seen === false && !closed))) return null;
  return (
    <Stops
      onEnd={() => {
        setClosed(true);
        setTour(false);
        if (seen === false) attempt(() => client["settings.set"]({ tourSeen: true }));
      }}
    />
  );
}

function Stops({ onEnd }: { readonly onEnd: () => void }): ReactElement | null {
  const t = useText("tour");
  const [at, setAt] = useState(0);
  const stop: Stop = STOPS[at] ?? "prompt";
  const { target, callout } = usePlace(stop);
  const next = useRef<HTMLButtonElement>(null);
  const title = useId();
  const text = useId();
  const placed = callout !== undefined;
  const last = at === STOPS.length - 1;
  useEffect(() => {
    // Whoever already types is not pulled away.
    if (placed && document.activeElement?.matches("input, textarea") !== true) next.current?.focus();
  }, [at, placed]);
  if (target === undefined || callout === undefined) return null;
  const go = (by: number): void => {
    if (at + by >= STOPS.length) onEnd();
    else setAt(Math.max(0, at + by));
  };
  return (
    <>
      <div className={styles.ring} style={target} aria-hidden="true" />
      <section
        className={styles.callout}
        style={callout}
        role="dialog"
        aria-modal="false"
        aria-labelledby={title}
        aria-describedby={text}
        onKeyDown={(event) => {
          if (event.key === "Escape") onEnd();
          else if (event.key === "ArrowRight") go(1);
          else if (event.key === "ArrowLeft") go(-1);
          else return;
          event.preventDefault();
        }}
      >
        <h2 id={title}>{t(`${stop}Title`)}</h2>
        <p id={text}>{t(`${stop}Text`)}</p>
        <footer>
          <span className={styles.count}>{t("stepOf", { number: at + 1, count: STOPS.length })}</span>
          <Button size="small" variant="text" onClick={onEnd}>
            {t("skip")}
          </Button>
          {at === 0 ? null : (
            <Button size="small" variant="text" onClick={() => go(-1)}>
              {t("back")}
            </Button>
          )}
          <Button size="small" ref={next} onClick={() => go(1)}>
            {last ? t("done") : t("next")}
          </Button>
        </footer>
      </section>
    </>
  );
}

/** Where the thing is that is spoken of, and where its callout goes; followed while the window changes. */
function usePlace(stop: Stop): { readonly target: Rectangle | undefined; readonly callout: Placed | undefined } {
  const [target, setTarget] = useState<Rectangle>();
  useLayoutEffect(() => {
    const element = document.querySelector(`[data-tour="${stop}"]`);
    if (element === null) return;
    const measure = (): void => {
      const { left, top, width, bottom } = element.getBoundingClientRect();
      // In a small window part of it may be scrolled out of sight.
      const seen = Math.min(bottom, element.parentElement?.getBoundingClientRect().bottom ?? bottom);
      setTarget({ left, top, width, height: seen - top });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [stop]);
  const window_ = { width: innerWidth, height: innerHeight };
  return { target, callout: target === undefined ? undefined : place(target, CALLOUT, window_) };
}
