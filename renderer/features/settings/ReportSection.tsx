/** @file A report somebody can copy: without prompts unless they are ticked, and nothing is sent. */
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { type ReactElement, useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import type { Machine } from "../../../app/contract/studio/machine.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Section } from "./Section.tsx";
import styles from "./settings.module.css";

export function ReportSection({ machine }: { readonly machine: Machine | undefined }): ReactElement {
  const t = useText("settings");
  const common = useText("common");
  const client = useClient();
  const [prompts, setPrompts] = useState(false);
  const [text, setText] = useState<string>();
  const [copied, setCopied] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const make = (withPrompts: boolean): void => {
    client["machine.report"]({ prompts: withPrompts }).then(
      (report) => {
        setText(report.text);
        setCopied(false);
        setFailure(undefined);
      },
      (error: unknown) => setFailure(toFailure(error)),
    );
  };
  const copy = async (): Promise<void> => {
    if (text === undefined) return;
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Section title={t("report")}>
      <p className={styles.text}>{t("reportHint")}</p>
      {machine === undefined ? null : (
        <p className={styles.text}>{t("version", { version: machine.app, platform: machine.platform })}</p>
      )}
      <div className={styles.actions}>
        <FormControlLabel
          label={t("includePrompts")}
          control={
            <Checkbox
              checked={prompts}
              onChange={(_, on) => {
                setPrompts(on);
                if (text !== undefined) make(on);
              }}
            />
          }
        />
        <Button size="small" onClick={() => make(prompts)}>
          {t("makeReport")}
        </Button>
        {text === undefined ? null : (
          <Button size="small" onClick={() => void copy()}>
            {copied ? common("copied") : common("copy")}
          </Button>
        )}
      </div>
      {failure === undefined ? null : <FailureNote compact failure={failure} />}
      {text === undefined ? null : (
        <textarea className={styles.report} readOnly aria-label={t("report")} value={text} />
      )}
    </Section>
  );
}
