/** @file The design in MUI: neutral paper and ink, no hue in errors or success, no ripple, no floating labels. */
import { createTheme, type PaletteOptions, type Shadows } from "@mui/material/styles";
import type { Scheme } from "../../app/colour/affect-colour.ts";
import { COMPONENTS } from "./components.ts";
import { NEUTRALS } from "./palette.ts";

function palette(scheme: Scheme): PaletteOptions {
  const tone = NEUTRALS[scheme];
  // A stray `color="error"` cannot bring in a hue: those are ink too.
  const ink = { main: tone.ink, light: tone.ink, dark: tone.ink, contrastText: tone.desk };
  return {
    mode: scheme,
    primary: { main: tone.slip, light: tone.slip, dark: tone.slip, contrastText: tone["slip-ink"] },
    secondary: ink,
    error: ink,
    warning: ink,
    success: ink,
    info: ink,
    background: { default: tone.desk, paper: tone["sheet-1"] },
    text: { primary: tone.ink, secondary: tone["ink-2"], disabled: tone["ink-3"] },
    divider: tone.line,
  };
}

const LIFTS = ["none", "var(--lift-1)", "var(--lift-2)", "var(--lift-3)"] as const;
const shadows = Array.from({ length: 25 }, (_, level) => LIFTS[Math.min(level, 3)]!) as Shadows;

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: "class" },
  colorSchemes: { dark: { palette: palette("dark") }, light: { palette: palette("light") } },
  defaultColorScheme: "dark",
  shape: { borderRadius: 4 },
  spacing: 4,
  shadows,
  transitions: {
    easing: { easeInOut: "cubic-bezier(.2,.7,.2,1)", easeOut: "cubic-bezier(.2,.7,.2,1)" },
    duration: { shortest: 90, shorter: 90, short: 180, standard: 180, enteringScreen: 180, leavingScreen: 90 },
  },
  typography: {
    fontFamily: "var(--font)",
    fontSize: 13,
    htmlFontSize: 13,
    h1: { fontSize: 22, lineHeight: "28px", fontWeight: 600 },
    h2: { fontSize: 15, lineHeight: "20px", fontWeight: 600 },
    h3: { fontSize: 13, lineHeight: "18px", fontWeight: 600 },
    body1: { fontSize: 13, lineHeight: "20px" },
    body2: { fontSize: 12, lineHeight: "16px" },
    caption: { fontSize: 11, lineHeight: "14px" },
    button: { fontSize: 13, fontWeight: 500, textTransform: "none", letterSpacing: "inherit" },
  },
  components: COMPONENTS,
});
