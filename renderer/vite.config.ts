/** @file How the page is built: the same files for Electron and for the local server. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  // The server and the scheme put a fresh nonce in place of this word with every page (Emotion needs one for its styles).
  html: { cspNonce: "CSP_NONCE" },
  build: {
    outDir: "../out/renderer",
    emptyOutDir: true,
    // The font stays a file of its own: data URLs are not in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // MUI marks its files for server rendering, which means nothing here.
      onwarn: (warning, warn) => (warning.code === "MODULE_LEVEL_DIRECTIVE" ? undefined : warn(warning)),
    },
  },
});
