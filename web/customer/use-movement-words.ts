import { useTranslation } from 'react-i18next'

/** Words of the codes that a movement carries; a code without words shows itself. */
export const useMovementWords = () => {
  const { t, i18n } = useTranslation('money')
  const referenceName = (code: string): string => {
    // A dot would lead i18next into a group of words.
    const key = `movement.reference-${code.replace('.', '_')}`
    return i18n.exists(key, { ns: 'money' }) ? t(key as 'movement.title') : code
  }
  return { referenceName }
}
