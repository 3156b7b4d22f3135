/** @file The path of the draft: head with its tools, the plane, and typed values below. */
import type { ReactElement } from "react";
import { useState } from "react";
import { useDraft } from "../../state/draft.ts";
import { AffectPlane } from "./AffectPlane.tsx";
import type { OwnPoints, PlaneFrame } from "./model.ts";

export interface PathPanelProps {
  /** Frames of the series on the table. */
  readonly frames: readonly PlaneFrame[];
  readonly frame: number | null;
  readonly onFrame: (index: number) => void;
  readonly own?: OwnPoints;
}

export function PathPanel({ frames, frame, onFrame, own = [] }: PathPanelProps): ReactElement {
  const points = useDraft(({ now }) => now.points);
  const setPoints = useDraft((draft) => draft.setPoints);
  const [point, setPoint] = useState(0);
  return (
    <AffectPlane
      edit="path"
      points={points}
      onPoints={setPoints}
      point={point}
      onPoint={setPoint}
      frames={frames}
      frame={frame}
      onFrame={onFrame}
      onType={() => {}}
      own={own}
    />
  );
}
