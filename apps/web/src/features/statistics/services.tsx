import { LIMITS } from '@guichet/contracts/limits'
import type { Statistics } from '@guichet/contracts/statistics'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Section } from '../../ui/section.tsx'
import './statistics.css'

type Service = Statistics['services'][number]

/** What each service received and ended lately, and how long it usually takes. */
export function Services({ services }: Pick<Statistics, 'services'>) {
  const t = useT()
  const format = useFormat()
  const most = Math.max(1, ...services.map(({ filed }) => filed))
  const columns: Column<Service>[] = [
    {
      key: 'service',
      header: t('statistics.service'),
      width: '34%',
      phone: 'head',
      cell: ({ service, filed }) => (
        <>
          <span className="g-fact">{service.label}</span>
          <span className="g-bar-ended g-bar-flat" style={{ width: `${(filed / most) * 100}%` }} />
        </>
      ),
    },
    {
      key: 'filed',
      header: t('statistics.filed'),
      phone: 'named',
      className: 'g-figure',
      cell: ({ filed }) => filed,
    },
    {
      key: 'ended',
      header: t('statistics.ended'),
      phone: 'named',
      className: 'g-figure',
      cell: ({ ended }) => ended,
    },
    {
      key: 'usual',
      header: t('statistics.usual'),
      width: '32%',
      phone: 'named',
      cell: ({ usualSeconds }) =>
        usualSeconds === null ? t('statistics.usual.few') : format.duration(usualSeconds),
    },
  ]
  return (
    <Section
      title={t('statistics.services')}
      aside={t('statistics.services.aside', { days: LIMITS.usualDelayDays })}
    >
      <RecordTable
        caption={t('statistics.services')}
        columns={columns}
        rows={services}
        rowKey={({ service }) => service.id}
      />
      <p className="g-small g-dim g-figures-say">
        {t('statistics.usual.say', { least: LIMITS.usualDelayTickets })}
      </p>
    </Section>
  )
}
