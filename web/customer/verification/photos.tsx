import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { SideUpload } from './side-upload.tsx'
import { type OwnDocument, useVerificationChange } from './use-verification.ts'
import styles from './verification.module.css'

type Props = {
  readonly document: OwnDocument
  readonly onChange: (document: OwnDocument) => void
  /** Back to which paper it is: its last day may have passed meanwhile. */
  readonly onChangePaper: () => void
}

/** The pictures of one document, then it is sent in. */
export const Photos = ({ document, onChange, onChangePaper }: Props) => {
  const { t } = useTranslation('verification')
  const navigate = useNavigate()
  const changed = useVerificationChange()
  const submit = useMutation({
    mutationFn: () =>
      call('POST /v1/me/documents/{id}/submit', { params: { id: document.id }, body: {} }),
    onSuccess: async () => {
      toast(t('sent-in'))
      await changed()
      return navigate({ to: paths.verification(), replace: true })
    },
  })
  const isWhole = document.sides.every(({ quality }) => quality !== null)
  const isPoor = document.sides.some(({ quality }) => quality !== null && quality !== 'good')
  return (
    <>
      <Card>
        <ul className={styles.tips}>
          {([1, 2, 3] as const).map((tip) => (
            <li key={tip}>{t(`tip.${document.kind}-${tip}`)}</li>
          ))}
        </ul>
      </Card>
      <div className={styles.sides}>
        {document.sides.map((side) => (
          <Card key={side.side}>
            <SideUpload
              document={document}
              side={side}
              isSelfie={document.kind === 'selfie'}
              onAdded={onChange}
            />
          </Card>
        ))}
      </div>
      <ProblemNotice
        error={submit.error}
        onRetry={() => submit.mutate()}
        onChangeInput={onChangePaper}
      />
      {isWhole && (
        <BottomBar>
          <Button
            wide
            look={isPoor ? 'secondary' : 'primary'}
            busy={submit.isPending}
            onClick={() => submit.mutate()}
          >
            {t(isPoor ? 'send-in-anyway' : 'send-in')}
          </Button>
        </BottomBar>
      )}
    </>
  )
}
