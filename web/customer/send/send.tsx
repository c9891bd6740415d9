import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../api/calls.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { splitAddress } from '../../shared/app-link.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useMoneyAction } from '../../shared/use-money-action.ts'
import { WaitNotice } from '../freeze/wait-notice.tsx'
import { OpenRequests } from '../requests/open-requests.tsx'
import { Check } from './check.tsx'
import { emptyDraft, reachableStep, type SendStep, useDraft } from './draft.ts'
import { HowMuch } from './how-much.tsx'
import { SendClosure, useSendClosures } from './send-closure.tsx'
import { Sent } from './sent.tsx'
import { Who } from './who.tsx'

const backFrom: Readonly<Record<SendStep, string | null>> = {
  who: null,
  amount: paths.send({ step: 'who' }),
  check: paths.send({ step: 'amount' }),
  done: paths.home(),
}

type Search = {
  readonly to?: string
  readonly currency?: string
  readonly step?: string
  /** The router reads digits as a number. */
  readonly amount?: string | number
}

/** Who → how much → check → done; the step stands in the address, so that Back is one step. */
export const Send = () => {
  const { t } = useTranslation('money')
  const navigate = useNavigate()
  const person = usePerson()
  const search = useSearch({ strict: false }) as Search
  const currency = person.currencies.find((code) => code === search.currency) as
    | Currency
    | undefined
  const [draft, change] = useDraft(person.mainCurrency, {
    ...(search.to && { to: search.to }),
    ...(currency && { currency }),
    ...(currency && search.amount && { amount: String(search.amount) }),
  })
  const goTo = (step: SendStep, replace = false) =>
    navigate({ ...splitAddress(paths.send({ step })), replace })
  const action = useMoneyAction('POST /v1/transfers', {
    onDone: (sent) => {
      change({ ...emptyDraft(sent.amount.currency), sent })
      return goTo('done', true)
    },
  })
  const closures = useSendClosures(draft.currency)
  const step = reachableStep(search.step, draft)
  const back = backFrom[step]
  return (
    <Screen title={t(`send.title-${step}`)} {...(back && { backTo: back })}>
      {step !== 'done' && <WaitNotice />}
      <OpenRequests
        onRead={(state) => {
          action.reset()
          if (state === 'done') change(emptyDraft(draft.currency))
        }}
      />
      {(step === 'who' || step === 'amount') && (
        <SendClosure
          closures={closures}
          {...(step === 'amount' && { onChoose: (to: Currency) => change({ currency: to }) })}
        />
      )}
      {step === 'who' && (
        <Who
          draft={draft}
          onFound={(to, payee) => {
            change({ to, payee, sent: null })
            return goTo('amount')
          }}
        />
      )}
      {step === 'amount' && (
        <HowMuch
          draft={draft}
          change={change}
          isClosureSaid={closures.closed !== null}
          onNext={() => goTo('check')}
        />
      )}
      {step === 'check' && (
        <Check draft={draft} action={action} onChange={() => goTo('amount', true)} />
      )}
      {step === 'done' && draft.sent && <Sent transfer={draft.sent} />}
    </Screen>
  )
}
