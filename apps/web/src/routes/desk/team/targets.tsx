import type { RuledCategory } from '@guichet/contracts/assignment'
import type { ServiceTarget, WorkedHours } from '@guichet/contracts/service'
import { minutesSaid } from '../../../features/team/delay-typed.ts'
import { KnownSection } from '../../../features/team/known-section.tsx'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { RecordTable } from '../../../ui/record-table.tsx'
import { TargetsForm } from './targets-form.tsx'

export type TargetsProps = {
  targets: readonly ServiceTarget[]
  /** Of all lines. */
  version: number
  categories: readonly RuledCategory[]
  /** The team’s, for the example. */
  hours: WorkedHours | null
  mayChange: boolean
}

/** How soon tickets are to be taken in charge and resolved, by category and priority. */
export function Targets({ mayChange, ...props }: TargetsProps) {
  const t = useT()
  const lang = useDeskLang()
  const { targets, categories } = props
  const paths = new Map(categories.map(({ id, above, label }) => [id, [...above, label].join(' › ')]))
  const said = (minutes: number | null) => minutesSaid(t, minutes) || t('team.target.nothing')
  return (
    <KnownSection
      id="delais"
      title={t('team.targets')}
      aside={t('team.targets.say')}
      form={mayChange ? (done, known) => <TargetsForm {...props} known={known} onDone={done} /> : undefined}
    >
      {targets.length === 0 ? (
        <p>{t('team.targets.none')}</p>
      ) : (
        <RecordTable
          caption={t('team.targets')}
          rows={targets}
          rowKey={({ categoryId, priority }) => `${categoryId} ${priority}`}
          columns={[
            {
              key: 'category',
              header: t('team.target.category'),
              width: '40%',
              phone: 'head',
              cell: ({ categoryId }) =>
                categoryId === null ? (
                  t('team.target.category.all')
                ) : (
                  <span lang={lang}>{paths.get(categoryId)}</span>
                ),
            },
            {
              key: 'priority',
              header: t('team.target.priority'),
              phone: 'named',
              cell: ({ priority }) =>
                priority === null ? t('team.target.priority.all') : capital(t(priorityKey(priority))),
            },
            {
              key: 'take',
              header: t('team.target.take'),
              phone: 'named',
              cell: ({ takeMinutes }) => said(takeMinutes),
            },
            {
              key: 'resolve',
              header: t('team.target.resolve'),
              phone: 'named',
              cell: ({ resolveMinutes }) => said(resolveMinutes),
            },
          ]}
        />
      )}
    </KnownSection>
  )
}
