import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFireEvent, type FiredEvent } from '../../../features/tickets/mutations.ts'
import { tagsIn } from '../../../features/tickets/tag-words.ts'
import { teamsQuery } from '../../../features/people/queries.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Section } from '../../../ui/section.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import './dossier-marks.css'

/** The team's own words for the ticket, and the time it took: neither is ever told to whoever asked. */
export function DossierMarks({ ticket }: { ticket: Ticket }) {
  if (ticket.tags === undefined) return null
  return (
    <>
      <Tags ticket={ticket} tags={ticket.tags} />
      {ticket.minutesSpent !== undefined && <Time ticket={ticket} minutes={ticket.minutesSpent} />}
    </>
  )
}

function Tags({ ticket, tags }: { ticket: Ticket; tags: readonly string[] }) {
  const t = useT()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const { fire, error, isPending } = useMark(ticket.reference)
  const { data } = useQuery(teamsQuery)
  const offered = data?.items.find(({ id }) => id === ticket.team.id)?.tags ?? []
  const mayTag = ticket.allowed.includes('tag')
  return (
    <Section compact title={t('tools.tags')}>
      {tags.length === 0 && <p className="g-small g-dim">{t('tools.tags.none')}</p>}
      <ul className="g-tags">
        {tags.map((tag) => (
          <li key={tag}>
            <bdi>{tag}</bdi>
            {mayTag && (
              <IconButton
                label={t('tools.tags.remove', { tag })}
                icon={<IconX className="g-icon" aria-hidden />}
                disabled={isPending}
                onClick={() => fire({ event: 'tag', remove: [tag] })}
              />
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice error={error} />
      {mayTag && (
        <form
          className="g-mark-form"
          noValidate
          onSubmit={(submitted) => {
            submitted.preventDefault()
            const add = tagsIn(typed)
            if (add.length > 0 && !isPending)
              fire({ event: 'tag', add }, () => setTyped((now) => (now === typed ? '' : now)))
          }}
        >
          <TextField
            label={t('tools.tags.add')}
            list={listId}
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <datalist id={listId}>
            {offered
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
          <Button type="submit" size="small">
            {t('tools.tags.go')}
          </Button>
        </form>
      )}
    </Section>
  )
}

function Time({ ticket, minutes }: { ticket: Ticket; minutes: number }) {
  const t = useT()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const { fire, error, isPending } = useMark(ticket.reference)
  return (
    <Section compact title={t('tools.time')}>
      <p className="g-small">{minutes === 0 ? t('tools.time.none') : format.duration(minutes * 60)}</p>
      <RefusalNotice error={error} />
      {ticket.allowed.includes('log_time') && (
        <form
          className="g-mark-form"
          noValidate
          onSubmit={(submitted) => {
            submitted.preventDefault()
            if (Number(typed) > 0 && !isPending)
              fire({ event: 'log_time', minutes: Number(typed) }, () =>
                setTyped((now) => (now === typed ? '' : now)),
              )
          }}
        >
          <TextField
            label={t('tools.time.add')}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value.replaceAll(/\D/g, ''))}
          />
          <Button type="submit" size="small">
            {t('tools.time.go')}
          </Button>
        </form>
      )}
    </Section>
  )
}

function useMark(reference: string) {
  const mutation = useFireEvent(reference)
  const key = useIdempotencyKey()
  const fire = (event: FiredEvent, then?: () => void) => {
    const onSuccess = () => {
      key.done()
      then?.()
    }
    mutation.mutate({ event, key: key.of(event) }, { onSuccess })
  }
  return { fire, error: mutation.error, isPending: mutation.isPending }
}
