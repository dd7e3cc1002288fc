import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import type { Suggestions as Suggested } from '@guichet/contracts/answers'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/announce.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import { bestThree } from './best-three.ts'
import { suggestionsQuery } from './queries.ts'
import { useSettled } from './use-settled.ts'
import './answers.css'

export type SuggestionsProps = {
  categoryId: string
  /** Title and description, as typed so far. */
  text: string
  /** There is nothing left to ask; the answer last opened, if any. */
  onSolved: (answerId: string | undefined) => void
  /** One’s own open request is completed instead: it opens in a tab of its own. */
  onComplete: (reference: string) => void
  /** Incidents that the page tells already. */
  told?: readonly string[] | undefined
  renderIncidents: (found: Suggested['incidents']) => ReactNode
}

const pause = 400
const nothing: Suggested = { twins: [], answers: [], incidents: [], tickets: [] }

/** While one writes: what may spare the request. It stands beside the fields, takes no focus and stops nothing. */
export function Suggestions(props: SuggestionsProps) {
  const { categoryId, text, onSolved, onComplete, told = [], renderIncidents } = props
  const t = useT()
  const titleId = useId()
  const asked = suggestionsQuery(categoryId, useSettled(text, pause))
  const { data } = useQuery({ ...asked, placeholderData: keepPreviousData })
  const [isHidden, setHidden] = useState(false)
  const [answerId, setAnswerId] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const found = (asked.enabled && data) || nothing
  const { twins } = found
  const { incidents, answers, tickets } = bestThree({
    ...found,
    incidents: found.incidents.filter(({ id }) => !told.includes(id)),
  })
  const count = answers.length + tickets.length
  const isShown = !isHidden && count > 0
  const helps = isShown ? t('answers.suggested.count', { count }) : ''
  const asks = twins.length > 0 ? t('answers.suggested.twins') : ''
  const isKnown = incidents.length > 0 ? t('answers.suggested.incidents', { count: incidents.length }) : ''
  return (
    <div className="g-suggested">
      <p className="g-sr" role="status">
        {[asks, isKnown, helps].filter((said) => said !== '').join('. ')}
      </p>
      {asks !== '' && <Twins title={asks} twins={twins} onComplete={onComplete} />}
      {isKnown !== '' && <Known title={isKnown}>{renderIncidents(incidents)}</Known>}
      {isShown && (
        <section className="g-suggested-plate" aria-labelledby={titleId}>
          <h2 id={titleId}>{helps}</h2>
          <ul>
            {answers.map(({ id, title, summary, language }) => (
              <li key={id} lang={language}>
                <Button
                  variant="subtle"
                  aria-haspopup="dialog"
                  onClick={() => {
                    setAnswerId(id)
                    setOpen(true)
                  }}
                >
                  {title}
                </Button>
                <p>{summary}</p>
              </li>
            ))}
          </ul>
          {tickets.length > 0 && <Solved tickets={tickets} />}
          <div className="g-row">
            <Button size="small" onClick={() => onSolved(answerId)}>
              {t('answers.suggested.yes')}
            </Button>
            <Button
              size="small"
              variant="subtle"
              onClick={() => {
                setHidden(true)
                announce(t('answers.suggested.hidden'))
                document.getElementById('title')?.focus()
              }}
            >
              {t('answers.suggested.no')}
            </Button>
          </div>
        </section>
      )}
      {/* Always there: the focus goes back to what opened it. */}
      <AnswerDialog
        id={answerId}
        opened={isOpen}
        onClose={() => setOpen(false)}
        onSolved={() => onSolved(answerId)}
      />
    </div>
  )
}

type TwinsProps = { title: string; twins: Suggested['twins']; onComplete: (reference: string) => void }

/** What one asked already: better completed than asked again. In a tab of its own, as below. */
function Twins({ title, twins, onComplete }: TwinsProps) {
  const t = useT()
  const format = useFormat()
  const titleId = useId()
  return (
    <section className="g-suggested-plate" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <ul>
        {twins.map((twin) => (
          <li key={twin.id}>
            <a
              href={`/demandes/${twin.reference}`}
              target="_blank"
              rel="noreferrer"
              onClick={() => onComplete(twin.reference)}
            >
              {t('answers.suggested.complete', { title: twin.title })}{' '}
              <span className="g-small">{t('answers.suggested.newTab')}</span>
            </a>
            <p>
              <span className="g-ref">{twin.reference}</span> ·{' '}
              {t('answers.suggested.filedOn', { date: format.day(twin.createdAt) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** It is known and worked on: better joined than described once more. */
function Known({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId()
  return (
    <section className="g-suggested-plate" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  )
}

type Solved = { id: string; reference: string; title: string; solvedAt: string }

/** In a tab of their own: what is being written stays as it is. */
function Solved({ tickets }: { tickets: readonly Solved[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <h3>{t('answers.suggested.solved')}</h3>
      <ul>
        {tickets.map(({ id, reference, title, solvedAt }) => (
          <li key={id}>
            <a href={`/demandes/${reference}`} target="_blank" rel="noreferrer">
              {title} <span className="g-small">{t('answers.suggested.newTab')}</span>
            </a>
            <p>
              <span className="g-ref">{reference}</span> ·{' '}
              {t('answers.suggested.solvedOn', { date: format.day(solvedAt) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
