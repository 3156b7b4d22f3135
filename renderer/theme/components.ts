/** @file How the components of MUI look here: paper, wells and slips; most of the window is not MUI. */
import type { Components, Theme } from "@mui/material/styles";

const FOCUS = { outline: "2px solid var(--focus)", outlineOffset: 2 } as const;
const WELL = { background: "var(--well)", boxShadow: "var(--cut)" } as const;
const TAG_ON = { color: "var(--ink)", background: "var(--sheet-3)", boxShadow: "inset 0 -2px 0 var(--ink-2)" } as const;

export const COMPONENTS: Components<Theme> = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true, disableTouchRipple: true },
    styleOverrides: { root: { cursor: "default", "&:focus-visible": FOCUS } },
  },
  MuiButton: {
    defaultProps: { variant: "outlined", color: "inherit", disableElevation: true },
    styleOverrides: {
      root: {
        height: 30,
        minWidth: 0,
        padding: "0 11px",
        gap: 6,
        border: 0,
        whiteSpace: "nowrap",
        transition: "background-color var(--t-fast) var(--ease)",
        "&.Mui-disabled": { color: "var(--ink-3)", border: 0 },
        "&[aria-disabled='true']": { color: "var(--ink-3)" },
        variants: [
          {
            props: { variant: "outlined" },
            style: {
              background: "var(--sheet-3)",
              boxShadow: "var(--lift-1)",
              color: "var(--ink)",
              "&:hover": { border: 0, background: "color-mix(in oklab, var(--sheet-3), var(--ink) 8%)" },
            },
          },
          {
            props: { variant: "contained" },
            style: {
              height: 34,
              padding: "0 14px",
              background: "var(--slip)",
              color: "var(--slip-ink)",
              fontWeight: 600,
              boxShadow: "var(--lift-2)",
              "&:hover": {
                background: "color-mix(in oklab, var(--slip), var(--sheet-3) 8%)",
                boxShadow: "var(--lift-2)",
              },
              "&.Mui-disabled": { background: "var(--sheet-3)", color: "var(--ink-3)" },
            },
          },
          {
            props: { variant: "text" },
            style: { color: "var(--ink-2)", "&:hover": { background: "var(--sheet-3)", color: "var(--ink)" } },
          },
          { props: { size: "small" }, style: { height: 26, padding: "0 9px", fontSize: 12 } },
        ],
      },
    },
  },
  MuiPaper: { defaultProps: { elevation: 1 }, styleOverrides: { root: { backgroundImage: "none" } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 90, disableInteractive: true },
    styleOverrides: {
      tooltip: {
        background: "var(--sheet-3)",
        color: "var(--ink)",
        boxShadow: "var(--lift-3)",
        borderRadius: 4,
        fontSize: 12,
        lineHeight: "16px",
        fontWeight: 400,
        padding: "5px 8px",
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        ...WELL,
        borderRadius: 4,
        fontSize: 13,
        lineHeight: "20px",
        "&.Mui-focused": FOCUS,
        "&.Mui-error": { outline: "1.5px dashed var(--ink)", outlineOffset: 1 },
      },
      input: { padding: "5px 8px", height: 20 },
      notchedOutline: { border: 0, "& legend": { display: "none" } },
      multiline: { padding: "5px 8px" },
    },
  },
  MuiSelect: { styleOverrides: { select: { minHeight: 0 }, icon: { color: "var(--ink-2)" } } },
  MuiMenu: {
    defaultProps: { transitionDuration: 90 },
    styleOverrides: {
      paper: { background: "var(--sheet-3)", boxShadow: "var(--lift-3)", borderRadius: 4 },
      list: { padding: 4 },
    },
  },
  MuiMenuItem: {
    defaultProps: { dense: true },
    styleOverrides: {
      root: {
        minHeight: 28,
        padding: "4px 8px",
        gap: 8,
        fontSize: 13,
        borderRadius: 2,
        "&:hover": { background: "color-mix(in oklab, var(--sheet-3), var(--ink) 8%)" },
        "&.Mui-selected, &.Mui-selected:hover": { background: "var(--well)" },
        "&.Mui-focusVisible": { ...FOCUS, outlineOffset: -2, background: "none" },
      },
    },
  },
  MuiPopover: {
    defaultProps: { transitionDuration: 90 },
    styleOverrides: { paper: { background: "var(--sheet-2)", boxShadow: "var(--lift-3)", borderRadius: 6 } },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: {
        "&:not(.MuiBackdrop-invisible)": { backgroundColor: "color-mix(in srgb, var(--desk), transparent 28%)" },
      },
    },
  },
  MuiDialog: {
    defaultProps: { transitionDuration: 180 },
    styleOverrides: {
      paper: { background: "var(--sheet-1)", boxShadow: "var(--lift-3)", borderRadius: 6, margin: 24 },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: 15, lineHeight: "20px", fontWeight: 600, padding: "14px 16px 8px" } },
  },
  MuiDialogContent: {
    styleOverrides: { root: { padding: "6px 16px 16px", ".MuiDialogTitle-root + &": { paddingTop: 6 } } },
  },
  MuiDialogActions: { styleOverrides: { root: { padding: "8px 16px 14px", gap: 4 } } },
  MuiSlider: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: { color: "var(--ink-2)", height: 4, borderRadius: 1, padding: "10px 0" },
      rail: { ...WELL, opacity: 1 },
      track: { border: 0, borderRadius: 1 },
      thumb: {
        width: 10,
        height: 14,
        borderRadius: 2,
        background: "var(--slip)",
        boxShadow: "var(--lift-1)",
        "&::before": { boxShadow: "none" },
        "&:hover, &.Mui-active": { boxShadow: "var(--lift-1)" },
        "&.Mui-focusVisible": { boxShadow: "var(--lift-1)", ...FOCUS },
        "&::after": { width: 24, height: 24 },
      },
      valueLabel: { background: "var(--sheet-3)", color: "var(--ink)", boxShadow: "var(--lift-1)" },
    },
  },
  MuiLinearProgress: {
    styleOverrides: { root: { ...WELL, height: 6, borderRadius: 1 }, bar: { background: "var(--ink-2)" } },
  },
  MuiSwitch: {
    styleOverrides: {
      root: { width: 40, height: 24, padding: 3 },
      switchBase: {
        padding: 5,
        "&.Mui-checked": {
          transform: "translateX(16px)",
          "& + .MuiSwitch-track": { opacity: 1, background: "var(--ink-2)" },
        },
        "&.Mui-focusVisible .MuiSwitch-thumb": FOCUS,
      },
      thumb: { width: 14, height: 14, borderRadius: 2, background: "var(--slip)", boxShadow: "var(--lift-1)" },
      track: { ...WELL, borderRadius: 2, opacity: 1 },
    },
  },
  MuiCheckbox: { styleOverrides: { root: { padding: 4, color: "var(--ink-2)", "&.Mui-focusVisible": FOCUS } } },
  MuiChip: {
    styleOverrides: {
      root: {
        height: 22,
        borderRadius: 2,
        background: "var(--sheet-3)",
        color: "var(--ink-2)",
        fontSize: 12,
        "&[aria-pressed=true]": TAG_ON,
      },
      label: { padding: "0 8px" },
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        height: 24,
        padding: "0 8px",
        border: 0,
        borderRadius: 2,
        background: "var(--sheet-3)",
        color: "var(--ink-2)",
        fontSize: 12,
        fontWeight: 400,
        textTransform: "none",
        "&.Mui-selected, &.Mui-selected:hover": TAG_ON,
        "&:hover": { background: "var(--sheet-3)", color: "var(--ink)" },
      },
    },
  },
  MuiToggleButtonGroup: {
    styleOverrides: { root: { gap: 6, flexWrap: "wrap" }, grouped: { borderRadius: "2px !important", margin: 0 } },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 32 },
      indicator: { height: 3, borderRadius: 1, background: "var(--spectrum)" },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 32,
        minWidth: 0,
        padding: "0 12px",
        textTransform: "none",
        fontWeight: 500,
        color: "var(--ink-2)",
      },
    },
  },
  MuiFormControlLabel: { styleOverrides: { root: { marginLeft: 0, gap: 6 }, label: { fontSize: 13 } } },
  MuiLink: { styleOverrides: { root: { color: "var(--ink)" } } },
};
