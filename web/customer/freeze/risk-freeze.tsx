import { useTranslation } from 'react-i18next'
import type { Restriction } from '../../api/restrictions.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, Fact, Facts } from '../../ui/card.tsx'

/** A freeze that only OKPay can lift: why, since when, and who acts. */
export const RiskFreeze = ({ item }: { item: Restriction }) => {
  const { t } = useTranslation('freeze')
  const words = useWords()
  return (
    <>
      <Card tone="warning">
        <strong>{item.why}</strong>
        <p>{item.ends}</p>
      </Card>
      <Card rows>
        <Facts>
          <Fact label={t('lift.since')}>{words.moment(item.since)}</Fact>
        </Facts>
      </Card>
      <p>{item.stops}</p>
      <p>{item.works}</p>
      <ButtonLink to={paths.restrictions()} look="secondary" wide>
        {t('wait.more')}
      </ButtonLink>
    </>
  )
}
