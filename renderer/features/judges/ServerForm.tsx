/** @file Adding or changing a chat server that judges: where it is, which model, and how it is asked. */
import Button from "@mui/material/Button";
import { type FormEvent, type ReactElement, useState } from "react";
import type { JudgeState } from "../../../app/contract/studio/judges.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import type { JudgeList } from "../../state/judges.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { attempt } from "./attempt.ts";
import { Field } from "./Field.tsx";
import styles from "./Judges.module.css";
import { ModelField } from "./ModelField.tsx";
import { Numbers } from "./Numbers.tsx";
import {
  foreignHostIn,
  PRESETS,
  type Problem,
  type ServerFields,
  serverFields,
  serverProblem,
  serverSetupOf,
} from "./setup-form.ts";
import { useSaving } from "./use-saving.ts";

export interface ServerFormProps {
  /** Null for a new one. */
  readonly judge: JudgeState | null;
  readonly keys: JudgeList["keys"];
  readonly onSaved: (judge: string, isAnother: boolean) => void;
  readonly onCancel: () => void;
}

export function ServerForm({ judge, keys, onSaved, onCancel }: ServerFormProps): ReactElement {
  const t = useText("judges");
  const common = useText("common");
  const setup = judge?.setup?.kind === "server" ? judge.setup : null;
  const [fields, setFields] = useState(() => serverFields(judge?.name ?? "", setup));
  const [tried, setTried] = useState(false);
  const { busy, failure, save } = useSaving(judge, onSaved);
  const change = (part: Partial<ServerFields>): void => setFields((now) => ({ ...now, ...part }));
  const problem = serverProblem(fields);
  const about = (which: Problem): string | null => (tried && problem === which ? t(which) : null);
  const host = foreignHostIn(fields.address);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === null) void save(fields.name.trim(), serverSetupOf(fields), fields.key.trim());
  };
  return (
    <form
      className={styles.form}
      aria-label={judge === null ? t("addServer") : t("editOf", { name: judge.name })}
      onSubmit={submit}
    >
      <div className={styles.presets} role="group" aria-label={t("presets")}>
        {PRESETS.map(({ name, address }) => (
          <Button
            key={name}
            size="small"
            aria-pressed={fields.address === address}
            className={fields.address === address ? (styles.on ?? "") : ""}
            onClick={() => change({ address, name: fields.name === "" ? name : fields.name })}
          >
            {name}
          </Button>
        ))}
      </div>
      <Field
        autoFocus
        name={t("address")}
        value={fields.address}
        onChange={(address) => change({ address })}
        hint={t("addressHint")}
        problem={about("addressWrong")}
      />
      {host === null ? null : (
        <Field
          name={t("nameHost", { host })}
          value={fields.allowedHost}
          onChange={(allowedHost) => change({ allowedHost })}
          hint={t("hostWarning", { host })}
          problem={about("hostUnnamed")}
        />
      )}
      <ModelField fields={fields} onModel={(model) => change({ model })} problem={about("modelMissing")} />
      <Field
        name={t("name")}
        value={fields.name}
        maxLength={60}
        onChange={(name) => change({ name })}
        problem={about("nameMissing")}
      />
      <KeyField judge={judge} keys={keys} value={fields.key} onChange={(key) => change({ key })} />
      <Numbers
        values={{ reads: fields.reads, temperature: fields.temperature, timeoutSeconds: fields.timeoutSeconds }}
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

interface KeyFieldProps {
  readonly judge: JudgeState | null;
  readonly keys: JudgeList["keys"];
  readonly value: string;
  readonly onChange: (key: string) => void;
}

/** A key is typed and never shown again. */
function KeyField({ judge, keys, value, onChange }: KeyFieldProps): ReactElement {
  const t = useText("judges");
  const client = useClient();
  const kept = judge?.key ?? null;
  const where = keys === "keychain" ? t("keyInKeychain") : t("keyInSession");
  return (
    <Field
      name={t("key")}
      type="password"
      autoComplete="new-password"
      maxLength={400}
      value={value}
      onChange={onChange}
      placeholder={kept === null ? t("keyNone") : t("keyKept")}
      hint={kept === "environment" ? t("keyInEnvironment") : where}
      tool={
        judge === null || kept === null || kept === "environment" ? null : (
          <Button
            size="small"
            variant="text"
            onClick={() => attempt(() => client["judges.setKey"]({ judge: judge.id, key: null }))}
          >
            {t("forgetKey")}
          </Button>
        )
      }
    />
  );
}
