/** @file What a room shows before it has been told what it holds: nothing at first, since a short wait is no news. */
import { type ReactElement, useEffect, useState } from "react";

/** Opening takes no words when it is quicker than this, milliseconds. */
const LATE = 400;

export function Opening({
  words,
  className,
}: {
  readonly words: string;
  readonly className: string | undefined;
}): ReactElement {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={className} aria-busy="true">
      {late ? <p role="status">{words}</p> : null}
    </div>
  );
}
