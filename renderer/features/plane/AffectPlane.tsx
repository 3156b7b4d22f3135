/** @file The affect plane: one ground and one rim, with a path to edit or a box to choose on it. */
import type { ReactElement } from "react";
import { BoxPlane } from "./BoxPlane.tsx";
import type { AffectPlaneProps } from "./model.ts";
import { PathPlane } from "./PathPlane.tsx";

export function AffectPlane(props: AffectPlaneProps): ReactElement {
  return props.edit === "path" ? <PathPlane {...props} /> : <BoxPlane {...props} />;
}
