import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ExplanationKind } from '../api/calls.ts'
import { paths } from '../paths.ts'
import { Explained } from '../shared/explanation/explained.tsx'
import { Screen } from '../shared/screen.tsx'

/** From where one comes: each kind has its list. */
const backFrom: Readonly<Record<ExplanationKind, string>> = {
  transfer: paths.activity(),
  deposit: paths.activity(),
  refusal: paths.refusedAttempts(),
  sign_in: paths.securityHistory(),
  restriction: paths.security(),
  verification: paths.verification(),
  withdrawal: paths.activity(),
}
const isKind = (kind: string): kind is ExplanationKind => Object.hasOwn(backFrom, kind)

/** What happened to one thing, from `/explanations/refusal/ref_…`. */
export const ExplanationScreen = () => {
  const { t } = useTranslation('explain')
  const params = useParams({ strict: false }) as { kind?: string; id?: string }
  const kind = isKind(params.kind ?? '') ? (params.kind as ExplanationKind) : 'refusal'
  return (
    <Screen title={t(`title.${kind}`)} backTo={backFrom[kind]}>
      <Explained kind={kind} id={params.id ?? ''} />
    </Screen>
  )
}
