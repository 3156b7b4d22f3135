/** @file The answer to the trial at hand, given once, with the time it took. */
import { useEffect, useRef, useState } from "react";
import type { Study } from "../../../app/contract/studio/studies.ts";
import type { Given } from "../../../app/study/plan.ts";
import { useClient } from "../../host/host.ts";
import { attempt } from "./attempt.ts";

export function useAnswer(study: Study): { readonly sent: boolean; readonly answer: (given: Given) => void } {
  const client = useClient();
  const begun = useRef(0);
  const [sent, setSent] = useState(false);
  useEffect(() => {
    begun.current = performance.now();
  }, []);
  const answer = (given: Given): void => {
    if (sent) return;
    setSent(true);
    const milliseconds = performance.now() - begun.current;
    attempt(async () => {
      try {
        await client["studies.answer"]({ study: study.id, trial: study.answered, given, milliseconds });
      } catch (error) {
        setSent(false);
        throw error;
      }
    });
  };
  return { sent, answer };
}
