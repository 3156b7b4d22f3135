/** @file Methods whose errors are what a person may meet. */
import { diskFailure } from "./disk-failure.ts";

/** `methods` as they are, but what they throw is what a person may meet. */
export function guarded<T extends object>(methods: T, directory: string): T {
  const rethrow = (error: unknown): never => {
    throw diskFailure(error, directory) ?? error;
  };
  const wrapped = Object.entries(methods).map(([name, method]: [string, unknown]) => {
    if (typeof method !== "function") return [name, method];
    return [
      name,
      (...values: unknown[]): unknown => {
        try {
          const answer: unknown = method(...values);
          return answer instanceof Promise ? answer.catch(rethrow) : answer;
        } catch (error) {
          return rethrow(error);
        }
      },
    ];
  });
  return Object.fromEntries(wrapped) as T;
}
