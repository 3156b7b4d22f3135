/** @file What the plane shows and tells, in its two ways: editing a path, and choosing a box of moods. */
import type { Point } from "../../../app/contract/shapes.ts";
import type { AffectBox } from "../../../app/contract/studio/gallery.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";

/** A frame on the plane: its wish, and what came of it. */
export interface PlaneFrame {
  /** Index in the series. */
  readonly index: number;
  readonly target: PlanePoint;
  /** What was read off the picture, with the judge's spread; null while nothing is. */
  readonly measured: PlanePoint | null;
  readonly spread: PlanePoint | null;
}

/** One's own pictures as v, a, v, a …, as the host's `gallery.points` gives them. */
export type OwnPoints = readonly number[];

export interface PathPlaneProps {
  readonly edit: "path";
  /** Control points; fewer than two are a path in the making. */
  readonly points: readonly Point[];
  /** Moves of one drag come with the same `gesture`: one step to undo. */
  readonly onPoints: (points: readonly Point[], gesture?: string) => void;
  /** Control point that has the focus, and how another gets it. */
  readonly point: number;
  readonly onPoint: (point: number) => void;
  readonly frames: readonly PlaneFrame[];
  /** Index of the frame on the stage. */
  readonly frame: number | null;
  readonly onFrame: (index: number) => void;
  /** A person wants to type the values of the point at hand. */
  readonly onType: () => void;
  readonly own?: OwnPoints;
  /** Width and height, pixels; 240 at least. Left out, the plane fills the width it is given. */
  readonly size?: number;
}

export interface BoxPlaneProps {
  readonly edit: "box";
  readonly box: AffectBox | null;
  readonly onBox: (box: AffectBox | null) => void;
  /** The library; what lies in the box is coloured. */
  readonly own: OwnPoints;
  readonly size?: number;
}

export type AffectPlaneProps = PathPlaneProps | BoxPlaneProps;
