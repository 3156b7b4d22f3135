/** @file Which model of a server judges: typed, or taken from those the server says it has. */
import Button from "@mui/material/Button";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Field } from "./Field.tsx";
import styles from "./Judges.module.css";
import { foreignHostIn, placeProblem, type ServerFields } from "./setup-form.ts";

export interface ModelFieldProps {
  readonly fields: ServerFields;
  readonly onModel: (model: string) => void;
  readonly problem: string | null;
}

/** What came of asking a server at an address. */
interface Found {
  readonly address: string;
  readonly models: readonly string[];
  readonly failure: Failure | null;
}

export function ModelField({ fields, onModel, problem }: ModelFieldProps): ReactElement {
  const t = useText("judges");
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController>(undefined);
  useEffect(() => () => asking.current?.abort(), []);
  const { model, address, allowedHost, key } = fields;
  const place = placeProblem(fields);
  const find = async (): Promise<void> => {
    asking.current?.abort();
    const abort = new AbortController();
    asking.current = abort;
    setBusy(true);
    try {
      const host = foreignHostIn(address) === null ? null : allowedHost;
      const asked = { address: address.trim(), allowedHost: host, key: key === "" ? null : key };
      const { models } = await client["judges.models"](asked, abort.signal);
      if (abort.signal.aborted) return;
      setFound({ address, models, failure: null });
      if (model === "" && models.length === 1) onModel(models[0]!);
    } catch (error) {
      if (!abort.signal.aborted) setFound({ address, models: [], failure: toFailure(error) });
    } finally {
      if (!abort.signal.aborted) setBusy(false);
    }
  };
  // What another address has is no answer.
  const answer = found?.address === address ? found : null;
  return (
    <>
      <Field
        name={t("model")}
        value={model}
        maxLength={200}
        onChange={onModel}
        problem={problem}
        hint={
          busy
            ? t("asking")
            : answer?.failure === null
              ? t("modelsFound", { count: answer.models.length })
              : t("modelHint")
        }
        tool={
          <Button
            size="small"
            aria-disabled={busy || place !== null}
            title={place === null ? undefined : t(place)}
            onClick={() => !busy && place === null && void find()}
          >
            {t("findModels")}
          </Button>
        }
      />
      {answer === null || answer.failure === null ? null : <FailureNote compact failure={answer.failure} />}
      {answer === null || answer.models.length === 0 ? null : (
        <div className={styles.models} role="group" aria-label={t("models")}>
          {answer.models.map((one) => (
            <Button
              key={one}
              size="small"
              aria-pressed={one === model}
              className={one === model ? (styles.on ?? "") : ""}
              onClick={() => onModel(one)}
            >
              {one}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
