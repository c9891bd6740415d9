import { IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../api/calls.ts'
import { download } from '../api/download.ts'
import { fieldErrors } from '../api/problem.ts'
import { query } from '../api/queries.ts'
import { usePerson } from '../api/session.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip, Chips } from '../ui/chip.tsx'
import { Field, SelectField } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { BottomBar } from '../ui/page.tsx'
import { Step } from '../ui/step.tsx'
import { toast } from '../ui/toast.tsx'
import { type Period, periodOf, presets } from './statement-period.ts'

type Format = 'pdf' | 'csv'

const save = (format: Format, currency: Currency, period: Period): Promise<void> => {
  const name = `OKPay-${currency}-${period.from}-${period.to}.${format}`
  const input = { params: { currency }, query: period }
  return format === 'pdf'
    ? download('GET /v1/wallets/{currency}/statement.pdf', input, name)
    : download('GET /v1/wallets/{currency}/statement.csv', input, name)
}

type PeriodFieldsProps = {
  readonly period: Period
  readonly onChange: (part: Partial<Period>) => void
  readonly errors: Readonly<Record<string, string>>
}

const PeriodFields = ({ period, onChange, errors }: PeriodFieldsProps) => {
  const { t } = useTranslation('money')
  return (
    <>
      <Chips label={t('statement.presets')}>
        {presets.map((preset) => {
          const { from, to } = periodOf(preset, new Date())
          return (
            <Chip
              key={preset}
              on={from === period.from && to === period.to}
              onToggle={() => onChange({ from, to })}
            >
              {t(`statement.${preset}`)}
            </Chip>
          )
        })}
      </Chips>
      <Field
        type="date"
        label={t('statement.from')}
        value={period.from}
        error={errors.from}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
      />
      <Field
        type="date"
        label={t('statement.to')}
        value={period.to}
        error={errors.to}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
      />
    </>
  )
}

type FormatsProps = {
  /** What is on its way; null: nothing. */
  readonly getting: Format | null
  readonly onGet: (format: Format) => void
}

const Formats = ({ getting, onGet }: FormatsProps) => {
  const { t } = useTranslation('money')
  return (
    <BottomBar>
      <Button
        wide
        icon={<IconFileTypePdf size={22} aria-hidden />}
        busy={getting === 'pdf'}
        onClick={() => onGet('pdf')}
      >
        {t('statement.pdf')}
      </Button>
      <Button
        wide
        look="secondary"
        icon={<IconFileTypeCsv size={22} aria-hidden />}
        busy={getting === 'csv'}
        onClick={() => onGet('csv')}
      >
        {t('statement.csv')}
      </Button>
    </BottomBar>
  )
}

/** A statement of one wallet for a period, as PDF or CSV. */
export const Statement = () => {
  const { t } = useTranslation('money')
  const words = useWords()
  const person = usePerson()
  const search = useSearch({ strict: false }) as { currency?: string }
  const wallets = useQuery(query('GET /v1/wallets'))
  const held = wallets.data?.items.map(({ currency }) => currency) ?? [person.mainCurrency]
  const [chosen, setCurrency] = useState<Currency | null>(null)
  const currency = chosen ?? held.find((code) => code === search.currency) ?? held[0]
  const [period, setPeriod] = useState(() => periodOf('this-month', new Date()))
  const getting = useMutation({
    mutationFn: (format: Format) => save(format, currency ?? person.mainCurrency, period),
    onSuccess: () => toast(t('statement.saved')),
  })
  const errors = fieldErrors(getting.error)
  const change = (part: Partial<Period>) => {
    getting.reset()
    setPeriod((old) => ({ ...old, ...part }))
  }
  return (
    <Screen title={t('statement.title')}>
      <Step>
        {/* Meanwhile the main currency can be chosen. */}
        <ProblemNotice error={wallets.error} onRetry={() => wallets.refetch()} />
        <Card>
          <div className={form.form}>
            <SelectField
              label={t('statement.currency')}
              value={currency ?? ''}
              onChange={({ currentTarget }) => setCurrency(currentTarget.value as Currency)}
              data={held.map((code) => ({
                value: code,
                label: code === words.currency(code) ? code : `${words.currency(code)} (${code})`,
              }))}
            />
            <PeriodFields period={period} onChange={change} errors={errors} />
          </div>
        </Card>
        <ProblemNotice
          error={getting.error}
          compact={Object.keys(errors).length > 0}
          onRetry={() => getting.variables && getting.mutate(getting.variables)}
        />
        <Formats getting={getting.isPending ? getting.variables : null} onGet={getting.mutate} />
      </Step>
    </Screen>
  )
}
