/** @file The entry of the page: words, theme and host first, then the window. */
import "../app/contract/without-eval.ts";
import createCache from "@emotion/cache";
import { CacheProvider } from "@emotion/react";
import { ThemeProvider } from "@mui/material/styles";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./features/shell/App.tsx";
import { HostProvider } from "./host/host.ts";
import { openHost } from "./host/open-host.ts";
import { startText } from "./locales/use-text.ts";
import { draftStore } from "./state/draft.ts";
import { keepDraft } from "./state/keep-draft.ts";
import { keptStore } from "./state/kept.ts";
import "./theme/tokens.css";
import "./theme/base.css";
import { theme } from "./theme/theme.ts";

/** The policy of the page allows only styles that carry the nonce it was served with. */
function emotionCache(): ReturnType<typeof createCache> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return createCache({ key: "css", prepend: true, ...(nonce === undefined ? {} : { nonce }) });
}

async function start(): Promise<void> {
  const host = openHost();
  await startText("en");
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <CacheProvider value={emotionCache()}>
        <ThemeProvider theme={theme} defaultMode="dark" noSsr>
          <HostProvider value={host}>
            <App />
          </HostProvider>
        </ThemeProvider>
      </CacheProvider>
    </StrictMode>,
  );
  const keeping = await keepDraft(draftStore, host.client, (kept) => keptStore.setState({ kept }));
  addEventListener("pagehide", () => keeping.flush());
}

void start();
