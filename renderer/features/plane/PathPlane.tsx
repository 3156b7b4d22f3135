/** @file The plane for editing. */
import type { ReactElement } from "react";
import type { PathPlaneProps } from "./model.ts";

export function PathPlane({ size = 344 }: PathPlaneProps): ReactElement {
  return <div style={{ width: size, height: size }} />;
}
