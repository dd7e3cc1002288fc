import { useState } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { establishmentName } from '@guichet/i18n/format/names'
import { useQuery } from '@tanstack/react-query'
import { AttachmentLinks } from '../../../features/attachments/attachment-links.tsx'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { topicById } from '../../../features/catalogue/topics.ts'
import { DatesFacts } from '../../../features/tickets/dates-facts.tsx'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import { DeskWords, useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Facts, type Fact } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/section.tsx'
import { DossierEditor, mayEdit } from './dossier-editor.tsx'
import { DossierLinks } from './dossier-links.tsx'
import { DossierMarks } from './dossier-marks.tsx'
import { DossierPeople } from './dossier-people.tsx'
import { MakeAnswer } from './make-answer.tsx'

/** Who is concerned, what the desk knows, what happened when, what was joined. */
export function Dossier({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <DossierPeople ticket={ticket} me={me} />
      <Section
        compact
        title={t('desk.dossier')}
        aside={
          mayEdit(ticket) && (
            <Button size="small" variant="subtle" onClick={() => setEditing(true)}>
              {t('ui.edit')} <span className="g-sr">{t('desk.edit.what')}</span>
            </Button>
          )
        }
      >
        <Known ticket={ticket} />
        {isEditing && <DossierEditor ticket={ticket} onClose={() => setEditing(false)} />}
      </Section>
      <DossierMarks ticket={ticket} />
      <Section compact title={t('desk.dates')}>
        <DatesFacts
          of={ticket}
          announceAt={ticket.autoClose?.announceAt}
          closeAt={ticket.autoClose?.closeAt}
        />
      </Section>
      {ticket.attachments.length > 0 && (
        <Section compact title={t('ui.files')}>
          <AttachmentLinks forAgents files={ticket.attachments} />
        </Section>
      )}
      <DossierLinks ticket={ticket} me={me} />
      <MakeAnswer ticket={ticket} me={me} />
    </>
  )
}

function Known({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const answers = useAnswers(ticket)
  const { establishment, product, impact, urgency } = ticket
  const facts = [
    { label: t('desk.fact.team'), value: ticket.team.label },
    { label: t('desk.fact.agent'), value: ticket.agent?.name ?? t('desk.nobody') },
    {
      label: t('desk.fact.priority'),
      value: (
        <>
          {capital(t(priorityKey(ticket.priority)))}
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
    {
      label: t('desk.fact.category'),
      value: (
        <>
          <DeskWords>{ticket.category.label}</DeskWords>
          {ticket.category.retired && ` ${t('desk.fact.retired')}`}
          <span className="g-detail">
            <DeskWords>{ticket.category.path.slice(0, -1).join(' › ')}</DeskWords>
          </span>
        </>
      ),
    },
    product && {
      label: t('desk.fact.product'),
      value: <DeskWords>{`${product.label}, ${product.family}`}</DeskWords>,
    },
    establishment && {
      label: t('desk.fact.establishment'),
      value: establishmentName(establishment),
    },
    { label: t('desk.fact.onBehalf'), value: t(`desk.onBehalf.${ticket.onBehalf}`) },
    ticket.callbackPhone && { label: t('desk.fact.phone'), value: <Phone number={ticket.callbackPhone} /> },
    ticket.availability && { label: t('desk.fact.availability'), value: ticket.availability },
    ...answers,
    ticket.origin && { label: t('desk.fact.origin'), value: t(`desk.origin.${ticket.origin}`) },
  ]
  return <Facts kind="beside" facts={facts.filter(isFact)} />
}

function Phone({ number }: { number: string }) {
  return <a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>{number}</a>
}

/** The answers to the category's own questions, under the questions' present words. */
function useAnswers({ category, fields }: Ticket): Fact[] {
  const lang = useDeskLang()
  const { data } = useQuery(catalogueQuery)
  const questions = topicById(data?.categories ?? [], category.id)?.category.form.fields ?? []
  return Object.entries(fields).map(([name, value]) => ({
    label: questions.find((question) => question.name === name)?.label ?? name,
    lang,
    value,
  }))
}

const isFact = (fact: Fact | null | undefined | '' | false): fact is Fact =>
  typeof fact === 'object' && fact !== null
