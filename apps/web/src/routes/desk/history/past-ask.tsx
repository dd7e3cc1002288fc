import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { instantAt, onTheWall } from '@guichet/i18n/format/wall'
import { endOfMinute } from '../../../features/journal/history-place.ts'
import { pastAddress } from '../../../features/tickets/views.ts'
import { useReader } from '../../../reader.tsx'
import { serverNow } from '../../../server-clock.ts'
import { Button } from '../../../ui/button.tsx'

export type PastAskProps = { reference: string; queue: string; at?: Date }

/** « Le ticket au … »: asks for the ticket as it was on a date, on the desk’s clock. */
export function PastAsk({ reference, queue, at }: PastAskProps) {
  const reader = useReader()
  const { t } = reader
  const navigate = useNavigate()
  const [wall, setWall] = useState(() => onTheWall(reader, at ?? new Date(serverNow())))
  const see = (event: FormEvent) => {
    event.preventDefault()
    const asked = instantAt(reader, wall)
    void navigate(pastAddress(reference, queue, asked === null ? wall : toTheMinute(asked)))
  }
  return (
    <form className="g-past-ask g-no-print" noValidate onSubmit={see}>
      <label className="g-tool">
        <span>{t('history.ask')}</span>
        <input
          type="datetime-local"
          value={wall}
          onChange={({ currentTarget }) => setWall(currentTarget.value)}
        />
      </label>
      <Button type="submit" size="small">
        {t('history.see')}
      </Button>
    </form>
  )
}

/** All of the minute that was asked for; of the present one, as much as has passed. */
function toTheMinute(asked: Date): string {
  const [end, now] = [endOfMinute(asked).getTime(), serverNow()]
  const isPresent = asked.getTime() <= now && now < end
  // A second earlier: the server’s clock is known to the second.
  return new Date(isPresent ? Math.max(now - 1_000, asked.getTime()) : end).toISOString()
}
