import { IconBolt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import { openIn } from '@guichet/contracts/placeholders'
import type { Ticket } from '@guichet/contracts/tickets'
import type { FilledText, Macro } from '@guichet/contracts/tools'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import { mayUndo } from '../../../features/tickets/undoable.ts'
import { macroSaid } from '../../../features/tools/macro-said.ts'
import { useApplyMacro } from '../../../features/tools/mutations.ts'
import { OpenWords, placeholdersSaid } from '../../../features/tools/open-words.tsx'
import { filledQuery, macrosQuery } from '../../../features/tools/queries.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/confirm.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PickList } from '../../../ui/pick-list.tsx'
import { TextAreaField, TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** Several changes and a reply in one act, at one key. */
export function MacroButton({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const isOnDesk = ticket.standing === 'agent' || ticket.standing === 'guest'
  const isOver = ['closed', 'cancelled', 'refused'].includes(ticket.status)
  const isOffered = isOnDesk && !isOver
  useKeys(me.preferences.shortcuts && isOffered, { m: () => setOpen(true) })
  if (!isOffered) return null
  return (
    <>
      <Button size="small" icon={<IconBolt className="g-icon" aria-hidden />} onClick={() => setOpen(true)}>
        {t('tools.macro')}
      </Button>
      {isOpen && <MacroDialog reference={ticket.reference} onClose={() => setOpen(false)} />}
    </>
  )
}

type DialogProps = { reference: string; onClose: () => void }

function MacroDialog({ reference, onClose }: DialogProps) {
  const t = useT()
  const macros = useQuery(macrosQuery)
  const items = macros.data?.items
  const [chosenId, setChosen] = useState('')
  const chosen = items?.find(({ id }) => id === chosenId)
  const filled = useQuery({ ...filledQuery('macro', reference, chosenId), staleTime: 0, gcTime: 0 })
  return (
    <Dialog opened title={t('tools.pick.macro')} onClose={onClose}>
      <RefusalNotice error={macros.error ?? filled.error} />
      {items === undefined && <Loading />}
      {items && !chosen && (
        <div className="g-tool-form">
          <PickList
            label={t('tools.pick.macro.label')}
            hint={t('tools.pick.macro.keys')}
            nothing={t(items.length === 0 ? 'tools.pick.empty' : 'tools.pick.none')}
            options={items.map(({ id, label, team }) => ({ value: id, label, detail: team?.label }))}
            onPick={setChosen}
          />
          <Link to="/bureau/modeles">{t('tools.manage')}</Link>
        </div>
      )}
      {chosen && filled.data && (
        <ReadOver
          macro={chosen}
          filled={filled.data}
          reference={reference}
          onBack={() => setChosen('')}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

/** Words alone are taken back as every reply. */
const changes = ({ content: { reply, ...rest } }: Macro): boolean =>
  reply?.voice !== 'comment' || Object.values(rest).some((part) => part !== undefined)

type ReadOverProps = DialogProps & { macro: Macro; filled: FilledText; onBack: () => void }

/** What it will do and say; nothing leaves while a word is still open. */
function ReadOver({ macro, filled, reference, onBack, onClose }: ReadOverProps) {
  const t = useT()
  const apply = useApplyMacro(reference)
  const key = useIdempotencyKey()
  const [text, setText] = useState(filled.text)
  const [minutes, setMinutes] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { reply } = macro.content
  const isPublic = reply !== undefined && reply.voice !== 'note' && reply.voice !== 'hold'
  const open = isPublic ? openIn(text) : []
  const wait = open.length > 0 ? t('tools.open', { names: placeholdersSaid(open, t) }) : undefined
  const send = () => {
    if (wait !== undefined || apply.isPending) return
    const spent = Number(minutes)
    const asked = { macroId: macro.id, ...(reply && { text }), ...(spent > 0 && { minutes: spent }) }
    const sentAt = Date.now()
    const done = (ticket: Ticket) => {
      key.done()
      // A comment waits its ten seconds; what goes with an act is said with it.
      if (changes(macro)) mayUndo(ticket, sentAt, reply !== undefined && reply.voice !== 'comment')
      toast(t('tools.applied', { label: macro.label }))
      onClose()
    }
    apply.mutate({ ...asked, key: key.of(asked) }, { onSuccess: done })
  }
  const names = macro.lost.map(({ label }) => label).join(', ')
  return (
    <form
      className="g-macro-dialog"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault()
        submitted.stopPropagation()
        send()
      }}
    >
      <RefusalNotice error={apply.error} />
      <h3 ref={heading} tabIndex={-1}>
        {macro.label}
      </h3>
      {macro.lost.length > 0 && <p className="g-error">{t('tools.lost', { names })}</p>}
      <ol>
        {macroSaid(macro, (priority) => capital(t(priorityKey(priority))), t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {reply && (
        <TextAreaField
          label={t(`tools.does.${reply.voice}`)}
          autosize
          minRows={4}
          maxRows={12}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {reply?.voice === 'resolve' && (
        <TextField
          optional
          label={t('tools.time.minutes')}
          inputMode="numeric"
          autoComplete="off"
          value={minutes}
          onChange={({ currentTarget }) => setMinutes(currentTarget.value.replaceAll(/\D/g, ''))}
        />
      )}
      {open.length > 0 && <OpenWords text={text} />}
      <p className="g-small g-dim">{t('tools.apply.say')}</p>
      <div className="g-dialog-actions">
        <Button type="submit" variant="filled" disabled={apply.isPending} disabledReason={wait}>
          {t('tools.apply')}
        </Button>
        <Button onClick={onBack}>{t('tools.choose.other')}</Button>
      </div>
    </form>
  )
}
