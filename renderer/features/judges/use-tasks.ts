/** @file Having a judge tried or calibrated; what came of it is said when it is done. */
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { type Task, works } from "./work.ts";

export interface Tasks {
  /** Begins a task of a judge by its id, unless it is busy. */
  readonly begin: (judge: string, task: Task) => void;
}

export function useTasks(): Tasks {
  const t = useText("judges");
  const client = useClient();
  return {
    begin: (judge, task) =>
      void works.begin(
        judge,
        task,
        (signal) =>
          task === "try" ? client["judges.probe"]({ judge }, signal) : client["judges.calibrate"]({ judge }, signal),
        ({ name, probe }) => {
          if (task === "calibrate") announce(t("calibrated", { name }));
          else if (probe !== null) announce(`${name}: ${probe.sentence}`);
        },
      ),
  };
}
