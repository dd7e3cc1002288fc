import type { Settings } from '@guichet/contracts/settings'
import type { Ticket } from '@guichet/contracts/tickets'
import { StateSentence } from '../../../features/tickets/state-sentence.tsx'
import { stateKey } from '@guichet/i18n/state-key'
import { stepsOf } from '../../../features/tickets/steps.ts'
import type { Story } from '../../../features/tickets/story.ts'
import { toneOf, turnOf } from '../../../features/tickets/turn.ts'
import { UsualDelay } from '../../../features/tickets/usual-delay.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { DisclosureMenu, type Act } from '../../../ui/disclosure-menu.tsx'
import { Hall } from '../../../ui/hall.tsx'
import { StateLabel } from '../../../ui/state-label.tsx'
import { StatusSteps } from '../../../ui/status-steps.tsx'
import { answerId } from './answer.tsx'
import { DirectAccess } from './direct-access.tsx'

export type RequestHallProps = {
  ticket: Ticket
  story: Story
  acts: readonly Act[]
  /** Where the acts are shown besides the page's own list. */
  shown: Settings['ticket.acts']
}

/** Above the counter's edge: which request, in which state, whose turn, how far. */
export function RequestHall({ ticket, story, acts, shown }: RequestHallProps) {
  const t = useT()
  const format = useFormat()
  const tone = toneOf(ticket)
  const turn = turnOf(ticket)
  const goTo = turn === 'answer' ? answerId : 'choix'
  return (
    <Hall
      title={t('requests.title', { reference: ticket.reference, title: ticket.title })}
      tab={t('requests.tab', { reference: ticket.reference, title: ticket.title })}
      back={{ to: '/demandes', label: t('portal.nav.requests') }}
      trail={<span className="g-ref">{ticket.reference}</span>}
      action={shown === 'menu' && <DisclosureMenu label={t('requests.acts')} acts={acts} />}
    >
      {shown === 'direct' && <DirectAccess acts={acts} />}
      <p className="g-row g-say-state">
        <StateLabel state={ticket.status} plaque={tone !== undefined} {...(tone ? { tone } : {})}>
          {t(stateKey(ticket))}
        </StateLabel>
        <span>
          <StateSentence ticket={ticket} story={story} />
          <UsualDelay ticket={ticket} />
          {turn && (
            <>
              {' '}
              <a
                className="g-no-print"
                href={`#${goTo}`}
                onClick={(event) => {
                  event.preventDefault()
                  bringTo(goTo)
                }}
              >
                {t('requests.answer')}
              </a>
            </>
          )}
        </span>
      </p>
      <StatusSteps
        label={t('requests.steps')}
        steps={stepsOf(ticket, story, { t, format })}
        tone={tone ?? 'calm'}
      />
    </Hall>
  )
}

/** Brings a field, or the first button of a plate, under the hand. */
export function bringTo(id: string): void {
  const found = document.getElementById(id)
  const target = found?.matches('textarea, button') ? found : found?.querySelector('button')
  found?.scrollIntoView({ block: 'center' })
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
}
