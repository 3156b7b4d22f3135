/** @file The theme follows the setting; the switch goes to the other one at once and tells the host. */
import { useColorScheme } from "@mui/material/styles";
import { useCallback, useEffect } from "react";
import { useClient } from "../../host/host.ts";
import { useSettings } from "../../state/overview.ts";
import { useScheme } from "../../state/scheme.ts";

/** Keeps the shown theme equal to the setting; used once, by the shell. */
export function useThemeSetting(): void {
  const { setMode } = useColorScheme();
  const theme = useSettings()?.theme;
  useEffect(() => {
    if (theme !== undefined) setMode(theme);
  }, [theme, setMode]);
}

/** Goes to the other theme. */
export function useTheme(): { readonly toggle: () => void } {
  const client = useClient();
  const { setMode } = useColorScheme();
  const other = useScheme() === "dark" ? "light" : "dark";
  const toggle = useCallback(() => {
    setMode(other);
    // Without the host the theme still changes, for this window only.
    client["settings.set"]({ theme: other }).catch(() => undefined);
  }, [client, other, setMode]);
  return { toggle };
}
