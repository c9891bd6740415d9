import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { FreezePoints } from './freeze-points.tsx'

/** One button, no second factor: freezing must be easy. */
export const FreezeNow = () => {
  const { t } = useTranslation('freeze')
  const freeze = useMutation({
    mutationFn: () => call('POST /v1/me/freeze', { body: {} }),
    // Signed out with it: the page is loaded anew, and nothing of the person stays in memory.
    onSuccess: () => window.location.replace(paths.frozen()),
  })
  return (
    <>
      <p>{t('freeze.lead')}</p>
      <Card>
        <FreezePoints />
      </Card>
      <ProblemNotice error={freeze.error} onRetry={() => freeze.mutate()} />
      <BottomBar>
        <Button
          look="danger"
          wide
          busy={freeze.isPending || freeze.isSuccess}
          onClick={() => freeze.mutate()}
        >
          {t('freeze.submit')}
        </Button>
      </BottomBar>
    </>
  )
}
