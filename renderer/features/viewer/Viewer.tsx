/** @file The frames of a series at full size. */
import type { ReactElement } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { PictureViewer } from "./PictureViewer.tsx";

export interface ViewerProps {
  readonly frames: readonly Frame[];
  /** The frame that is looked at; it has a picture. */
  readonly frame: Frame;
  readonly onFrame: (index: number) => void;
  readonly onClose: () => void;
}

export function Viewer({ frames, frame, onFrame, onClose }: ViewerProps): ReactElement {
  const t = useText("studio");
  const drawn = frames.flatMap(({ index, prompt, picture }) => (picture === null ? [] : [{ index, prompt, picture }]));
  const pictures = drawn.map(({ index, prompt, picture }) => ({
    ...picture,
    title: t("frame", { number: index + 1 }),
    description: t("pictureOf", { number: index + 1, prompt }),
  }));
  return (
    <PictureViewer
      pictures={pictures}
      at={drawn.findIndex(({ index }) => index === frame.index)}
      onMove={(at) => onFrame(drawn[at]!.index)}
      onClose={onClose}
    />
  );
}
