import { IconAlertTriangle, IconCamera, IconCircleCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import type { OwnDocument, SideState } from './use-verification.ts'
import styles from './verification.module.css'

/** Pictures may be large and a phone's network slow. */
const uploadMs = 120_000

type Props = {
  readonly document: OwnDocument
  readonly side: SideState
  readonly isSelfie: boolean
  readonly onAdded: (document: OwnDocument) => void
}

const Preview = ({
  document,
  side,
  version,
}: {
  document: OwnDocument
  side: SideState
  version: number
}) => {
  const { t } = useTranslation('verification')
  if (side.quality === null) {
    return (
      <>
        <IconCamera size={32} aria-hidden />
        {t(`hint.${document.kind}`)}
      </>
    )
  }
  const address = `/v1/me/documents/${document.id}/images/${side.side}?v=${version}`
  return <img src={address} alt={t('picture-of', { side: t(`side.${side.side}`) })} />
}

const Quality = ({ quality }: { quality: SideState['quality'] }) => {
  const { t } = useTranslation('verification')
  if (quality === null) return null
  const isGood = quality === 'good'
  const Icon = isGood ? IconCircleCheck : IconAlertTriangle
  return (
    <p className={styles.note} role="status">
      <Icon size={18} aria-hidden /> {t(`quality.${quality}`)}
    </p>
  )
}

/** One picture: taken, looked at, taken again. */
export const SideUpload = ({ document, side, isSelfie, onAdded }: Props) => {
  const { t } = useTranslation('verification')
  const id = useId()
  const [version, setVersion] = useState(0)
  const upload = useMutation({
    mutationFn: (file: File) => {
      // The program looks at the bytes, whatever the device calls them.
      const raw = new Blob([file], { type: 'application/octet-stream' })
      const params = { id: document.id, side: side.side }
      const key = 'PUT /v1/me/documents/{id}/images/{side}'
      return call(key, { params, raw }, { timeoutMs: uploadMs })
    },
    onSuccess: (changed) => {
      setVersion((old) => old + 1)
      onAdded(changed)
    },
  })
  const retry = () => upload.variables && upload.mutate(upload.variables)
  return (
    <div className={styles.side}>
      <div className={styles.frame}>
        {upload.isPending ? (
          <Bone width="100%" height="180px" />
        ) : (
          <Preview document={document} side={side} version={version} />
        )}
      </div>
      <Quality quality={upload.isPending ? null : side.quality} />
      <div className={styles.pick}>
        <input
          id={id}
          className={styles.file}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          capture={isSelfie ? 'user' : 'environment'}
          disabled={upload.isPending}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            currentTarget.value = ''
            if (file) upload.mutate(file)
          }}
        />
        <label
          htmlFor={id}
          className={buttonClass({
            look: side.quality === null ? 'primary' : 'secondary',
            wide: true,
          })}
        >
          {upload.isPending
            ? t('uploading')
            : t(side.quality === null ? 'take' : 'take-again', { side: t(`side.${side.side}`) })}
        </label>
      </div>
      <ProblemNotice error={upload.error} onRetry={retry} />
    </div>
  )
}
