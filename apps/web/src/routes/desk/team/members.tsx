import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '@guichet/contracts/assignment'
import { membersQuery } from '../../../features/team/queries.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { RecordTable, type Column } from '../../../ui/record-table.tsx'
import { Section } from '../../../ui/section.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { AwayForm } from './away-form.tsx'
import { ShareForm } from './share-form.tsx'

type InHand = { what: 'share' | 'away'; personId: string }

/** Who is in the team, with what is given to them by itself and when they are away. */
export function Members({ teamId, mayChange }: { teamId: string; mayChange: boolean }) {
  const t = useT()
  const { data, error } = useQuery(membersQuery(teamId))
  const [inHand, setInHand] = useState<InHand>()
  const members = data?.items ?? []
  const chosen = members.find(({ person }) => person.id === inHand?.personId)
  const form = chosen && { teamId, member: chosen, onClose: () => setInHand(undefined) }
  const columns = useColumns(mayChange ? setInHand : undefined)
  return (
    <Section id="membres" title={t('team.members')} aside={t('team.members.say')}>
      <RefusalNotice error={error} />
      {data === undefined && error === null && <Loading />}
      {data && (
        <RecordTable
          caption={t('team.members')}
          columns={columns}
          rows={members}
          rowKey={({ person }) => person.id}
        />
      )}
      {form && inHand?.what === 'share' && <ShareForm {...form} />}
      {form && inHand?.what === 'away' && <AwayForm {...form} members={members} />}
    </Section>
  )
}

function useColumns(onChange: ((inHand: InHand) => void) | undefined): Column<Member>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      key: 'person',
      header: t('team.member'),
      width: '22%',
      phone: 'head',
      cell: ({ person, role }) => (
        <>
          <span className="g-fact">{format.person(person)}</span>
          <span className="g-detail">{t(`team.role.${role}`)}</span>
        </>
      ),
    },
    {
      key: 'share',
      header: t('team.share'),
      width: '18%',
      phone: 'named',
      cell: ({ weight }) => t('team.share.said', { weight }),
    },
    {
      key: 'load',
      header: t('team.load'),
      phone: 'named',
      cell: ({ load }) => t('team.load.said', { count: load }),
    },
    {
      key: 'absence',
      header: t('team.absence'),
      phone: 'named',
      cell: (member) => <AwayDays member={member} />,
    },
    ...(onChange
      ? [
          {
            key: 'act',
            header: t('team.act'),
            phone: 'line',
            width: '38%',
            cell: (member: Member) => <MemberActs member={member} onChange={onChange} />,
          } satisfies Column<Member>,
        ]
      : []),
  ]
}

function AwayDays({ member: { absence } }: { member: Member }) {
  const t = useT()
  const format = useFormat()
  if (absence === null) return t('team.present')
  const days = { from: format.date(noon(absence.from)), to: format.date(noon(absence.to)) }
  return (
    <>
      <span className="g-fact">{t('team.away', days)}</span>
      {absence.substitute && (
        <span className="g-detail">{t('team.away.with', { name: absence.substitute.name })}</span>
      )}
    </>
  )
}

/** The middle of a day, which is that day in every zone of a desk. */
const noon = (day: string): string => `${day}T12:00:00Z`

function MemberActs({ member, onChange }: { member: Member; onChange: (inHand: InHand) => void }) {
  const t = useT()
  const { id: personId, name } = member.person
  const away = member.absence === null ? 'team.away.edit' : 'team.away.change'
  return (
    <div className="g-row">
      <Button
        size="small"
        aria-label={t('team.member.edit.of', { name })}
        onClick={() => onChange({ what: 'share', personId })}
      >
        {t('team.member.edit')}
      </Button>
      <Button
        size="small"
        aria-label={t(`${away}.of`, { name })}
        onClick={() => onChange({ what: 'away', personId })}
      >
        {t(away)}
      </Button>
    </div>
  )
}
