import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { splitAddress } from '../../shared/app-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import form from '../../ui/form.module.css'
import { AccountField } from '../account-field.tsx'

/** Leads to the restrictions of one account. */
export const FindAccount = ({ account }: { account: string }) => {
  const { t } = useTranslation('restrictions')
  const navigate = useNavigate()
  const [text, setText] = useState(account)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    navigate(splitAddress(paths.staffRestrictions(wanted ? { account: wanted } : {})))
  }
  return (
    <Card>
      <form className={form.form} noValidate onSubmit={submit}>
        <AccountField
          label={t('staff.account')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" look="secondary" wide>
          {t('staff.find')}
        </Button>
      </form>
    </Card>
  )
}
