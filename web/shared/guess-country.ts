/** A first guess that the person can change: the region of the browser's language. */
export const guessCountry = (): string => {
  for (const language of navigator.languages) {
    const { region } = new Intl.Locale(language)
    if (region) return region
  }
  return ''
}
