/** @file The theme that is shown, and colours of moods in it. */
import { useColorScheme } from "@mui/material/styles";
import { useMemo } from "react";
import { affectColour, type Scheme, spectrum } from "../../app/colour/affect-colour.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";

/** Dark or light, with the system's choice resolved. */
export function useScheme(): Scheme {
  const { mode, systemMode } = useColorScheme();
  const shown = mode === "system" ? systemMode : mode;
  return shown === "light" ? "light" : "dark";
}

/** Colours of places on the plane in the theme that is shown. */
export interface MoodColours {
  readonly fill: (point: PlanePoint) => string;
  readonly ink: (point: PlanePoint) => string;
  readonly surface: (point: PlanePoint) => string;
  /** A gradient along a path, left to right. */
  readonly spectrum: (points: readonly PlanePoint[]) => string;
}

/** Components take places and ask for their colour here; none takes a colour. */
export function useMoodColours(): MoodColours {
  const scheme = useScheme();
  return useMemo(
    () => ({
      fill: (point) => affectColour(point, "fill", scheme),
      ink: (point) => affectColour(point, "ink", scheme),
      surface: (point) => affectColour(point, "surface", scheme),
      spectrum: (points) => spectrum(points, scheme),
    }),
    [scheme],
  );
}
