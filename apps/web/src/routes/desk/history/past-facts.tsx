import type { PastTicket } from '@guichet/contracts/tickets'
import { deskStateKey } from '@guichet/i18n/state-key'
import { establishmentName } from '@guichet/i18n/format/names'
import { DatesFacts } from '../../../features/tickets/dates-facts.tsx'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import { DeskWords } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { Facts, type Fact } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/section.tsx'
import { StateLabel } from '../../../ui/state-label.tsx'

/** What the ticket said of itself on that date. */
export function PastFacts({ was }: { was: PastTicket }) {
  const t = useT()
  return (
    <>
      <Section compact title={t('history.past.facts')}>
        <Known was={was} />
      </Section>
      <Section compact title={t('desk.dates')}>
        <DatesFacts of={was} announceAt={was.announcedAt} />
      </Section>
    </>
  )
}

function Known({ was }: { was: PastTicket }) {
  const t = useT()
  const { product, establishment, priority, impact, urgency, tags = [], minutesSpent = 0 } = was
  const facts: (Fact | false | null)[] = [
    {
      label: t('desk.column.state'),
      value: <StateLabel state={was.status}>{t(deskStateKey(was))}</StateLabel>,
    },
    { label: t('desk.fact.requester'), value: was.requester.name },
    { label: t('desk.fact.team'), value: was.team.label },
    { label: t('desk.fact.agent'), value: was.agent?.name ?? t('desk.nobody') },
    priority !== undefined && {
      label: t('desk.fact.priority'),
      value: (
        <>
          {capital(t(priorityKey(priority)))}
          {impact && urgency && (
            <span className="g-detail">
              {t('desk.fact.importance', {
                impact: t(`desk.impact.${impact}`),
                urgency: t(`desk.urgency.${urgency}`),
              })}
            </span>
          )}
        </>
      ),
    },
    { label: t('desk.fact.category'), value: <DeskWords>{was.category.path.join(' › ')}</DeskWords> },
    product && { label: t('desk.fact.product'), value: <DeskWords>{product.label}</DeskWords> },
    establishment && {
      label: t('desk.fact.establishment'),
      value: establishmentName(establishment),
    },
    { label: t('desk.fact.onBehalf'), value: t(`desk.onBehalf.${was.onBehalf}`) },
    tags.length > 0 && { label: t('event.field.tags'), value: tags.join(', ') },
    minutesSpent > 0 && { label: t('event.field.minutesSpent'), value: minutesSpent },
    ...Object.entries(was.fields).map(([label, value]) => ({ label, value })),
  ]
  return <Facts kind="beside" facts={facts.filter(isFact)} />
}

const isFact = (fact: Fact | false | null): fact is Fact => typeof fact === 'object' && fact !== null
