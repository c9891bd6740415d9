import i18next, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'

const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const rememberedAs = 'language'
const words = import.meta.glob<ResourceKey>('./locales/*/*.json', { import: 'default' })

/** Loads `locales/<language>/<workplace>.json` when a workplace first needs it. */
const files: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, workplace, done) => {
    const load = words[`./locales/${language}/${workplace}.json`]
    if (!load) return done(new Error(`No words for ${workplace} in ${language}`), false)
    load().then(
      (found) => done(null, found),
      (error) => done(error, false),
    )
  },
}

/** Chosen before, else what `boot.js` read from the browser. */
const firstLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'zh-CN')

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN')

/** Switches at once, without a reload, and remembers on this device. */
export const switchLanguage = async (language: Language): Promise<void> => {
  try {
    localStorage.setItem(rememberedAs, language)
  } catch {
    // A browser without storage forgets at the next visit.
  }
  await i18next.changeLanguage(language)
}

export const startLanguage = async (): Promise<void> => {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      supportedLngs: [...languages],
      load: 'currentOnly',
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnEmptyString: false,
    })
}

/** For routes: words and code of a workplace travel side by side. */
export const loadWords = (...workplaces: readonly string[]): Promise<void> =>
  i18next.loadNamespaces(workplaces)
