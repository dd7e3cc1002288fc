import { IconPencil } from '@tabler/icons-react'
import type { Presence } from '@guichet/contracts/presence'
import { useReader, useT } from '../../reader.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { isTyping } from './use-presence.ts'
import './others-here.css'

/** Who else of the desk is on this ticket, and who is writing: said before two answers leave. */
export function OthersHere({ others }: { others: readonly Presence[] }) {
  const t = useT()
  const { locale } = useReader()
  const writers = others.filter(isTyping).map(({ person }) => person.name)
  const readers = others.filter((one) => !isTyping(one))
  return (
    <>
      {readers.length > 0 && (
        <div className="g-others g-no-print">
          <span id="others-here">{t('desk.presence.here')}</span>
          <ul aria-labelledby="others-here">
            {readers.map(({ person, state }) => (
              <li key={person.id} data-away={state === 'away' ? '' : undefined}>
                <Avatar name={person.name} small />
                {state === 'away' ? t('desk.presence.away', { name: person.name }) : person.name}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div role="status" className="g-no-print">
        {writers.length > 0 && (
          <div className="g-collision">
            <IconPencil className="g-icon" aria-hidden />
            <span>
              <b>
                {t('desk.presence.writing', {
                  count: writers.length,
                  names: new Intl.ListFormat(locale).format(writers),
                })}
              </b>{' '}
              {t('desk.presence.kept')}
            </span>
          </div>
        )}
      </div>
    </>
  )
}
