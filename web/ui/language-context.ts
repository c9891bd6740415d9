import { createContext, useContext } from 'react'

/** The reader's language for numbers and dates (BCP 47); words come from outside the kit. */
const LanguageContext = createContext('en')
export const LanguageProvider = LanguageContext.Provider
export const useLanguage = (): string => useContext(LanguageContext)
