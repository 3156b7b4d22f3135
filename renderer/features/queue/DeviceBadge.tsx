/** @file On what the pack really runs: being found, running, fallen back or missing, with what was tried behind it. */
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import { type ReactElement, useId, useState } from "react";
import { type Device, deviceOf, providerName } from "../../../app/machine/device.ts";
import { useClient } from "../../host/host.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { useFailureText } from "../../ui/failure-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { attempt } from "../studio/attempt.ts";
import styles from "./DeviceBadge.module.css";

export function DeviceBadge(): ReactElement | null {
  const t = useText("queue");
  const client = useClient();
  const say = useFailureText();
  const language = useLanguage();
  const engine = useOverviewPart((overview) => overview.engine);
  const frameMs = useOverviewPart((overview) => overview.progress?.frameMs ?? 0) ?? 0;
  const pack = useDraft(({ now }) => now.pack);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [probing, setProbing] = useState(false);
  const title = useId();
  if (engine === undefined) return null;
  const device = deviceOf(engine);

  const words = (one: Device): string => {
    switch (one.kind) {
      case "finding":
        return t("finding");
      case "starting":
        return t("starting");
      case "restarting":
        return t("restarting");
      case "stopped":
        return t("engineStopped");
      case "missing":
        return t("noDevice", { pack });
      case "fellBack":
        return t("fellBack", {
          provider: providerName(one.provider),
          reason: one.failure === null ? (one.reason ?? "") : say(one.failure).sentence,
        });
      case "running":
        return t("runsOn", { pack, provider: providerName(one.provider) });
    }
  };
  const troubled = device.kind === "fellBack" || device.kind === "missing" || device.kind === "stopped";
  const figures = [
    t("threads", { count: engine.threads }),
    ...(frameMs > 0 ? [t("perFrame", { seconds: (frameMs / 1000).toFixed(1) })] : []),
  ].join(", ");
  return (
    <>
      <button
        type="button"
        className={styles.badge}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <Icon name={troubled ? "warning" : "chip"} small />
        <span className={styles.words}>{words(device)}</span>
        {device.kind === "running" ? <span className={styles.faint}>{figures}</span> : null}
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "top", horizontal: "right" }}
        transformOrigin={{ vertical: "bottom", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-labelledby": title } }}
      >
        <div className={styles.panel}>
          <h3 id={title}>{t("probeTitle")}</h3>
          <p className={styles.quiet}>{words(device)}</p>
          <ul className={styles.probes}>
            {engine.probes.map(({ provider, milliseconds, reason }) => (
              <li key={provider}>
                <b>{providerName(provider)}</b>
                <span>
                  {milliseconds === null ? t("probeFailed") : t("probeTook", { milliseconds: milliseconds.toFixed(1) })}
                </span>
                <span className={styles.use}>{provider === engine.provider ? t("inUse") : ""}</span>
                {reason === null ? null : <p>{reason}</p>}
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>
            {[
              ...(engine.onnxruntime === null ? [] : [t("runtime", { version: engine.onnxruntime })]),
              t("threads", { count: engine.threads }),
              ...(engine.restarts === 0 ? [] : [t("restarts", { count: engine.restarts })]),
              ...(engine.probed === null
                ? []
                : [t("probeWhen", { when: new Date(engine.probed).toLocaleString(language) })]),
            ].join(" · ")}
          </p>
          <Button
            size="small"
            disabled={probing}
            onClick={() => {
              setProbing(true);
              attempt(() => client["machine.probe"]({}).finally(() => setProbing(false)));
            }}
          >
            {probing ? t("probing") : t("probeAgain")}
          </Button>
        </div>
      </Popover>
    </>
  );
}
