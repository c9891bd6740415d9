import { useTranslation } from 'react-i18next'

/** Words of the codes that a movement carries; a code without words shows itself. */
export const useMovementWords = () => {
  const { t, i18n } = useTranslation('money')
  const wordOf = (group: 'step' | 'reference', code: string): string => {
    // A dot would lead i18next into a group of words.
    const key = `movement.${group}-${code.replace('.', '_')}`
    return i18n.exists(key, { ns: 'money' }) ? t(key as 'movement.title') : code
  }
  return {
    stepName: (code: string) => wordOf('step', code),
    referenceName: (code: string) => wordOf('reference', code),
  }
}
