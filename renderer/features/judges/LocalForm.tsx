/** @file Adding or changing a vision-language model in a folder on this machine. */
import Button from "@mui/material/Button";
import { type FormEvent, type ReactElement, useState } from "react";
import type { JudgeState } from "../../../app/contract/studio/judges.ts";
import { useText } from "../../locales/use-text.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Field } from "./Field.tsx";
import styles from "./Judges.module.css";
import { Numbers } from "./Numbers.tsx";
import { type LocalFields, localFields, localProblem, localSetupOf } from "./setup-form.ts";
import { useSaving } from "./use-saving.ts";

export interface LocalFormProps {
  /** Null for a new one. */
  readonly judge: JudgeState | null;
  readonly onSaved: (judge: string, isAnother: boolean) => void;
  readonly onCancel: () => void;
}

export function LocalForm({ judge, onSaved, onCancel }: LocalFormProps): ReactElement {
  const t = useText("judges");
  const common = useText("common");
  const setup = judge?.setup?.kind === "local" ? judge.setup : null;
  const [fields, setFields] = useState(() => localFields(judge?.name ?? "", setup));
  const [tried, setTried] = useState(false);
  const { busy, failure, save } = useSaving(judge, onSaved);
  const change = (part: Partial<LocalFields>): void => setFields((now) => ({ ...now, ...part }));
  const problem = localProblem(fields);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === null) void save(fields.name.trim(), localSetupOf(fields), "");
  };
  return (
    <form
      className={styles.form}
      aria-label={judge === null ? t("addLocal") : t("editOf", { name: judge.name })}
      onSubmit={submit}
    >
      <Field
        autoFocus
        name={t("folder")}
        value={fields.folder}
        maxLength={1000}
        onChange={(folder) => change({ folder })}
        hint={t("folderHint")}
        problem={tried && problem === "folderMissing" ? t(problem) : null}
      />
      <Field
        name={t("name")}
        value={fields.name}
        maxLength={60}
        onChange={(name) => change({ name })}
        problem={tried && problem === "nameMissing" ? t(problem) : null}
      />
      <Numbers
        values={{ reads: fields.reads, temperature: fields.temperature, idleMinutes: fields.idleMinutes }}
        onChange={change}
      />
      {failure === undefined ? null : <FailureNote compact failure={failure} />}
      <div className={styles.end}>
        <Button variant="text" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button type="submit" variant={judge === null ? "contained" : "outlined"} aria-disabled={busy}>
          {judge === null ? t("addAndTry") : common("save")}
        </Button>
      </div>
    </form>
  );
}
