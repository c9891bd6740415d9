import { IconLock } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticePreference } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf, query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Choices, nameOf, wishesOf } from './preference-choices.ts'
import { PreferenceTable } from './preference-table.tsx'
import styles from './preferences.module.css'

type FormProps = { readonly preferences: readonly NoticePreference[] }

const Form = ({ preferences }: FormProps) => {
  const { t } = useTranslation('notices')
  const client = useQueryClient()
  const [choices, setChoices] = useState<Choices>({})
  const wishes = wishesOf(preferences, choices)
  const save = useMutation({
    mutationFn: () => call('PUT /v1/notices/preferences', { body: { items: wishes } }),
    onSuccess: (kept) => {
      client.setQueryData(keyOf('GET /v1/notices/preferences', {}), kept)
      setChoices({})
      toast(t('settings.saved'))
    },
  })
  const submit = () => (wishes.length > 0 ? save.mutate() : toast(t('settings.unchanged')))
  return (
    <>
      <SectionHead title={t('settings.money')} />
      <Card rows>
        <PreferenceTable
          caption={t('settings.money')}
          preferences={preferences.filter(({ isLocked }) => !isLocked)}
          choices={choices}
          onChoose={(topic, channel, isOn) =>
            setChoices((before) => ({ ...before, [nameOf(topic, channel)]: isOn }))
          }
        />
      </Card>
      <ProblemNotice error={save.error} onRetry={submit} />
      <SectionHead title={t('settings.security')} />
      <Card rows>
        <p className={styles.reason}>
          <IconLock size={18} aria-hidden />
          <span>{t('settings.reason')}</span>
        </p>
        <PreferenceTable
          caption={t('settings.security')}
          preferences={preferences.filter(({ isLocked }) => isLocked)}
          choices={{}}
        />
        <p className={styles.foot}>{t('settings.sms-note')}</p>
      </Card>
      <BottomBar>
        <Button wide busy={save.isPending} onClick={submit}>
          {t('settings.save')}
        </Button>
      </BottomBar>
    </>
  )
}

/** By which ways the person is told of what; security is shown, locked, with the reason. */
export const NoticeSettings = () => {
  const { t } = useTranslation('notices')
  const { t: common } = useTranslation()
  const preferences = useQuery(query('GET /v1/notices/preferences'))
  return (
    <Screen title={t('settings.title')} backTo={paths.settings()}>
      {preferences.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={4} />
          </Card>
        </Waiting>
      )}
      <ProblemNotice error={preferences.error} onRetry={() => preferences.refetch()} />
      {preferences.data && <Form preferences={preferences.data.items} />}
    </Screen>
  )
}
