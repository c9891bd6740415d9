import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepUpAsked } from '../api/step-up.ts'
import { loadWords } from '../language.ts'
import { Sheet } from '../ui/sheet.tsx'
import { RowBones } from '../ui/skeleton.tsx'

/** Code and words come when a check is first asked for. */
const StepUpForm = lazy(async () => {
  const [{ StepUpForm: Form }] = await Promise.all([
    import('./step-up-form.tsx'),
    loadWords('security'),
  ])
  return { default: Form }
})

/**
 * Stands once in the program: asks for a fresh second factor when a call needs one
 * (`api/client.ts`) and shows exactly what is being confirmed. Closing it leaves everything as it
 * was.
 */
export const StepUpDialog = () => {
  const { t } = useTranslation()
  const asked = useStepUpAsked()
  return (
    <Sheet
      title={t('step-up.title')}
      place="middle"
      open={asked !== null}
      onClose={() => asked?.end({ kind: 'cancelled' })}
      closeLabel={t('cancel')}
    >
      {asked && (
        <Suspense fallback={<RowBones rows={2} />}>
          <StepUpForm key={asked.check.proof} asked={asked} />
        </Suspense>
      )}
    </Sheet>
  )
}
