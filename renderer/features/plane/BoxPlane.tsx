/** @file The plane for editing. */
import type { ReactElement } from "react";
import type { BoxPlaneProps } from "./model.ts";

export function BoxPlane({ size = 344 }: BoxPlaneProps): ReactElement {
  return <div style={{ width: size, height: size }} />;
}
