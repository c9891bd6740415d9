import { useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { sessionQuery, useSessionChange } from '../api/session.ts'
import { type Language, switchLanguage } from '../language.ts'
import { Segments } from '../ui/segments.tsx'

/** Each language is written in itself. A signed-in person keeps the choice for mail and SMS too. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const { personChanged } = useSessionChange()
  const choose = async (language: Language) => {
    await switchLanguage(language)
    // Sentences that the server wrote are asked for anew. The session has none, and an answer that
    // left before the change below would undo it on screen.
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0],
    })
    const session = client.getQueryData(sessionQuery.queryKey)
    if (!session || session.person.language === language) return
    const person = await call('PATCH /v1/me', { body: { language } }).catch(() => null)
    if (person) personChanged(person)
  }
  return (
    <Segments<Language>
      label={t('preferences.language')}
      value={i18n.language as Language}
      onChange={choose}
      choices={[
        { value: 'zh-CN', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  )
}

/**
 * Follows the system until the person chooses. Transitions stay on: to switch them off the form kit
 * would inject a style, which the content policy refuses.
 */
export const ThemeSwitch = () => {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <Segments
      label={t('preferences.theme')}
      value={colorScheme}
      onChange={setColorScheme}
      choices={(['auto', 'light', 'dark'] as const).map((value) => ({
        value,
        label: t(`preferences.theme-${value}`),
      }))}
    />
  )
}
