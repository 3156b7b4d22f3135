/** @file The words of one namespace in the language that is set. */
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Settings } from "../../app/contract/studio/settings.ts";
import { de } from "./de.ts";
import { en, type English, type Namespace } from "./en.ts";
import type { Speak } from "./text.ts";

/** Makes both languages ready; resolves before anything is shown. */
export async function startText(language: Settings["language"]): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    ns: Object.keys(en),
    defaultNS: "common",
    resources: { en, de },
    // React escapes; keys are flat, so that a dot or a colon in one means nothing.
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: false,
  });
  document.documentElement.lang = language;
}

/** Changes the language of the open window. */
export async function setLanguage(language: Settings["language"]): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** `const t = useText("studio"); t("draw", { count: 9 })`. */
export function useText<N extends Namespace>(namespace: N): Speak<English[N]> {
  const { t } = useTranslation(namespace);
  return t as unknown as Speak<English[N]>;
}

/** The language that is set, for `Intl` formatters. */
export function useLanguage(): string {
  return useTranslation().i18n.language;
}
