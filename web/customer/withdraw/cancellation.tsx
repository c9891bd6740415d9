import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Withdrawal } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { query } from '../../api/queries.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './withdraw.module.css'

/** Stops a withdrawal while it has not gone to the bank; says what that does before it does it. */
export const Cancellation = ({ withdrawal }: { withdrawal: Withdrawal }) => {
  const { t } = useTranslation('withdrawals')
  const { t: common } = useTranslation()
  const words = useWords()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { id, total, instrument } = withdrawal
  const cancel = useMutation({
    mutationFn: () => call('POST /v1/withdrawals/{id}/cancel', { params: { id }, body: {} }),
    onSuccess: (answer) => {
      client.setQueryData(query('GET /v1/withdrawals/{id}', { params: { id } }).queryKey, answer)
      setOpen(false)
      toast(t('cancel.done'))
      return client.invalidateQueries()
    },
    // It may have gone to the bank meanwhile: the screen behind says so.
    onError: () => client.invalidateQueries({ queryKey: ['GET /v1/withdrawals/{id}'] }),
  })
  const to = `${instrument.holder} •••• ${instrument.accountEnd}`
  return (
    <>
      <Button wide look="secondary" onClick={() => setOpen(true)}>
        {t('cancel.open')}
      </Button>
      <Sheet
        title={t('cancel.title')}
        place="middle"
        open={isOpen}
        onClose={() => setOpen(false)}
        closeLabel={common('close')}
      >
        <p>{t('cancel.note', { to, amount: words.amount(total) })}</p>
        <ProblemNotice error={cancel.error} onRetry={() => cancel.mutate()} />
        <div className={styles.stack}>
          <Button wide look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('cancel.submit')}
          </Button>
          <Button wide look="quiet" onClick={() => setOpen(false)}>
            {t('cancel.keep')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
