import { useSuspenseQuery } from '@tanstack/react-query'
import type { Statistics } from '@guichet/contracts/statistics'
import { Months, type Month } from '../../features/statistics/months.tsx'
import { statisticsQuery } from '../../features/statistics/queries.ts'
import { Services } from '../../features/statistics/services.tsx'
import { useFormat } from '../../format/use-format.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Section } from '../../ui/section.tsx'

export async function loader() {
  await queries.ensureQueryData(statisticsQuery)
  return null
}

/** One's own figures and the desk's public ones, where the desk shows them to requesters. */
export function Component() {
  const t = useT()
  const format = useFormat()
  const { until, own, months, services } = useSuspenseQuery(statisticsQuery).data
  const day = until === null ? null : format.date(`${until}T12:00:00Z`)
  const [mine, everybodys] = [monthsOf(months, 'own'), monthsOf(months, 'desk')]
  return (
    <>
      <Hall
        title={t('statistics.title')}
        sentence={day === null ? t('statistics.say.none') : t('statistics.say', { day })}
      />
      <div className="g-wrap">
        <div className="g-months-pair">
          <Months title={t('statistics.own', sumOf(mine))} months={mine} />
          {until !== null && <Months title={t('statistics.desk', sumOf(everybodys))} months={everybodys} />}
        </div>
        {until !== null && <Services services={services} />}
        <Section title={t('statistics.own.now')} link={{ to: '/demandes', label: t('portal.nav.requests') }}>
          <Facts
            facts={(['open', 'resolved', 'closed'] as const).map((bucket) => ({
              label: t(`statistics.own.${bucket}`),
              value: own[bucket],
            }))}
          />
        </Section>
      </div>
    </>
  )
}

const monthsOf = (months: Statistics['months'], whose: 'own' | 'desk'): Month[] =>
  months.map((each) => ({ month: each.month, ...each[whose] }))

const sumOf = (months: readonly Month[]) => ({
  filed: months.reduce((sum, { filed }) => sum + filed, 0),
  months: months.length,
})
