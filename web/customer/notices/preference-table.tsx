import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { NoticePreference } from '../../api/calls.ts'
import { Switch } from '../../ui/switch.tsx'
import { UnseenText } from '../../ui/unseen-text.tsx'
import { type Channel, type Choices, nameOf, type Topic } from './preference-choices.ts'
import styles from './preferences.module.css'

const ways: readonly Channel[] = ['in_app', 'mail', 'sms']

type Props = {
  readonly caption: string
  readonly preferences: readonly NoticePreference[]
  readonly choices: Choices
  /** Left out where nothing can be chosen. */
  readonly onChoose?: (topic: Topic, channel: Channel, isOn: boolean) => void
}

type CellProps = Pick<Props, 'choices' | 'onChoose'> & {
  readonly preference: NoticePreference
  readonly channel: Channel
}

const Cell = ({ preference, channel, choices, onChoose }: CellProps) => {
  const { t } = useTranslation('notices')
  const { topic, isLocked, channels } = preference
  const way = channels.find((one) => one.channel === channel)
  if (!way) return null
  if (isLocked || !onChoose) {
    return (
      <>
        <IconCheck size={20} aria-hidden />
        <UnseenText>{t('settings.always-on')}</UnseenText>
      </>
    )
  }
  return (
    <Switch
      name={`${t(`topics.${topic}`)}: ${t(`channels.${channel}`)}`}
      checked={choices[nameOf(topic, channel)] ?? way.isOn}
      onChange={({ currentTarget }) => onChoose(topic, channel, currentTarget.checked)}
    />
  )
}

/** Topics down, ways across. */
export const PreferenceTable = ({ caption, preferences, choices, onChoose }: Props) => {
  const { t } = useTranslation('notices')
  const shown = ways.filter((way) =>
    preferences.some(({ channels }) => channels.some(({ channel }) => channel === way)),
  )
  return (
    <table className={styles.table}>
      <caption>
        <UnseenText>{caption}</UnseenText>
      </caption>
      <thead>
        <tr>
          <td />
          {shown.map((channel) => (
            <th key={channel} scope="col">
              {t(`channels.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preferences.map((preference) => (
          <tr key={preference.topic}>
            <th scope="row">
              {t(`topics.${preference.topic}`)}
              <span className={styles.note}>{t(`topics.${preference.topic}-note`)}</span>
            </th>
            {shown.map((channel) => (
              <td key={channel}>
                <Cell {...{ preference, channel, choices }} {...(onChoose && { onChoose })} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
