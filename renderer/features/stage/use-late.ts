/** @file Words about waiting come only when waiting is felt. */
import { useEffect, useState } from "react";

/** Whether `waiting` has lasted for `milliseconds`. */
export function useLate(waiting: boolean, milliseconds: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting, milliseconds]);
  return late && waiting;
}
