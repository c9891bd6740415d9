import { useTranslation } from 'react-i18next'
import type { MoneyValue, Preflight } from '../../api/calls.ts'
import { useWords } from '../../shared/use-words.ts'
import { Fact } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'

/** Nothing known yet: the lines stand there already, so that nothing moves when it comes. */
const unknown = '–'

const isNothing = ({ amount }: MoneyValue): boolean => !/[1-9]/.test(amount)

/** What it costs, what leaves the wallet, what is left, and by when it arrives. */
export const PriceFacts = ({ answer }: { answer: Preflight | null }) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const say = (value: MoneyValue | null | undefined) => (value ? words.amount(value) : unknown)
  const fee = answer?.fee
  return (
    <>
      <Fact label={t('how.fee')}>{fee && isNothing(fee) ? t('how.free') : say(fee)}</Fact>
      <Fact label={t('how.total')} strong>
        {say(answer?.total)}
      </Fact>
      <Fact label={t('how.left')}>{say(answer?.balanceAfter)}</Fact>
      <Fact label={t('how.arrives')}>
        {answer?.arrives ? <DateText at={answer.arrives.at} form="moment" /> : unknown}
      </Fact>
    </>
  )
}
