import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf, query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Card, SectionHead, Tag } from '../ui/card.tsx'
import { RowBones, Waiting } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { GrantRole } from './grant-role.tsx'
import styles from './team.module.css'

export type Team = ReplyOf<'GET /v1/staff/team'>
type Member = Team['items'][number]
type RoleOf = Member['roles'][number]

type Taken = { readonly personId: string; readonly role: RoleOf['role'] }

const useRevoke = () => {
  const { t } = useTranslation('team')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (params: Taken) =>
      call('DELETE /v1/staff/team/{personId}/roles/{role}', { params }),
    onSuccess: (team) => {
      client.setQueryData(keyOf('GET /v1/staff/team', {}), team)
      toast(t('taken'))
    },
  })
}

const RoleRow = (props: { member: Member; held: RoleOf; onTake: () => void; busy: boolean }) => {
  const { t } = useTranslation('team')
  const words = useWords()
  const { member, held } = props
  const name = t(`roles.${held.role}`)
  const at = words.moment(held.grantedAt)
  return (
    <li className={styles.role}>
      <span>
        <span className={styles.roleName}>{name}</span>
        <span className={styles.quiet}>
          {held.grantedBy ? t('granted-by', { name: held.grantedBy, at }) : t('granted', { at })}
        </span>
      </span>
      {!member.isYou && (
        <Button
          size="small"
          look="secondary"
          busy={props.busy}
          aria-label={t('take-from', { role: name, name: member.name })}
          onClick={props.onTake}
        >
          {t('take')}
        </Button>
      )}
    </li>
  )
}

const MemberCard = ({ member }: { member: Member }) => {
  const { t } = useTranslation('team')
  const [asked, setAsked] = useState<RoleOf['role'] | null>(null)
  const revoke = useRevoke()
  const take = (role: RoleOf['role']) => {
    setAsked(role)
    revoke.mutate({ personId: member.personId, role })
  }
  return (
    <Card>
      <div className={styles.head}>
        <span>
          <strong>{member.name}</strong>
          {member.email && <span className={styles.quiet}>{member.email}</span>}
        </span>
        {member.isYou && <Tag>{t('you')}</Tag>}
        {!member.isReady && <Tag tone="warning">{t('not-ready')}</Tag>}
      </div>
      <ul className={styles.roles}>
        {member.roles.map((held) => (
          <RoleRow
            key={held.role}
            member={member}
            held={held}
            busy={revoke.isPending && asked === held.role}
            onTake={() => take(held.role)}
          />
        ))}
      </ul>
      {member.isYou && <p className={styles.quiet}>{t('own-note')}</p>}
      <ProblemNotice error={revoke.error} onRetry={() => asked && take(asked)} />
    </Card>
  )
}

/** Who is staff and what they may do; an administrator gives and takes roles here. */
export const TeamScreen = () => {
  const { t } = useTranslation(['team', 'common'])
  const team = useQuery(query('GET /v1/staff/team'))
  return (
    <Screen
      title={t('title')}
      backTo={paths.home()}
      aside={
        team.data && (
          <>
            <SectionHead title={t('grant.title')} />
            <Card>
              <GrantRole />
            </Card>
          </>
        )
      }
    >
      <p className={styles.quiet}>{t('lead')}</p>
      {team.data ? (
        <div className={styles.members}>
          {team.data.items.map((member) => (
            <MemberCard key={member.personId} member={member} />
          ))}
        </div>
      ) : team.error ? (
        <ProblemNotice error={team.error} onRetry={() => team.refetch()} />
      ) : (
        <Card rows>
          <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
            <RowBones rows={4} />
          </Waiting>
        </Card>
      )}
    </Screen>
  )
}
