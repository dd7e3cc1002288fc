import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import type { Ticket } from '@guichet/contracts/tickets'
import { ProblemError } from '../../../api.ts'
import { deskQuery } from '../../../features/desk/queries.ts'
import { journalQuery } from '../../../features/journal/queries.ts'
import { meQuery } from '../../../features/me/queries.ts'
import { useBookmark, useExport, useReading } from '../../../features/tickets/mutations.ts'
import { storyOf } from '../../../features/tickets/story.ts'
import { useReader } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'
import { usePastedFiles } from '../../../ui/use-pasted-files.ts'
import { actsOf, type ActKey } from './acts.tsx'
import { answerId } from './answer.tsx'
import { Aside } from './aside.tsx'
import { Ending } from './ending.tsx'
import { filesId } from './reply-files.tsx'
import { bringTo, RequestHall } from './request-hall.tsx'
import { Merged } from './merged.tsx'
import { Talk } from './talk.tsx'
import { useReply } from '../../use-reply.ts'
import './request.css'

const ContactDialog = lazy(async () => ({ default: (await import('./contact-dialog.tsx')).ContactDialog }))

/** One request as its requester, a contact or a head of establishment follows it. */
export function RequestPage({ ticket }: { ticket: Ticket }) {
  const { t } = useReader()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: desk } = useSuspenseQuery(deskQuery)
  const journal = useQuery(journalQuery(ticket.reference))
  const reply = useReply(me.id, ticket.reference)
  const bookmark = useBookmark(ticket.reference)
  const exporting = useExport(ticket.reference)
  const { hash } = useLocation()
  const [isWriting, setWriting] = useState(hash === `#${answerId}`)
  const [isEditing, setEditing] = useState(false)
  const [query] = useSearchParams()
  const [asked, setAsked] = useState(() => preparedIn(query, ticket))
  // What was being said before belongs to the former state.
  const [status, setStatus] = useState(ticket.status)
  if (status !== ticket.status) {
    setStatus(ticket.status)
    setWriting(false)
  }
  const mayWrite = ticket.allowed.includes('comment') || ticket.allowed.includes('provide_info')
  usePastedFiles((files) => {
    if (!mayWrite) return
    setWriting(true)
    reply.uploads.add(files)
  })
  useSeen(ticket)
  // A link led here to write.
  useEffect(() => {
    if (hash === `#${answerId}`) bringTo(answerId)
  }, [hash])

  const write = (id: string) => {
    setWriting(true)
    // The form may be about to appear.
    requestAnimationFrame(() => bringTo(id))
  }
  const save = (format: 'pdf' | 'json') =>
    exporting.mutate(format, {
      onError: (error) =>
        toast(error instanceof ProblemError ? error.message : t('ui.unavailable.title'), 'bad'),
    })
  const act = (key: ActKey) => {
    if (key === 'comment') write(answerId)
    else if (key === 'file') write(filesId)
    else if (key === 'edit') setEditing(true)
    else if (key === 'print') window.print()
    else if (key === 'pdf' || key === 'json') save(key)
    else if (key === 'bookmark') bookmark.mutate(!ticket.bookmarked)
    else setAsked(key)
  }
  const { settings } = desk
  const acts = actsOf(ticket, settings['removal.label'], t, act)
  return (
    <>
      <RequestHall
        ticket={ticket}
        story={storyOf((journal.data?.items ?? []).filter(({ mergedFrom }) => !mergedFrom))}
        acts={acts}
        shown={settings['ticket.acts']}
      />
      <Merged ticket={ticket} />
      <div className="g-wrap g-request">
        <Talk
          ticket={ticket}
          journal={journal}
          reply={reply}
          readerId={me.id}
          desk={desk}
          isWriting={isWriting}
          isEditing={isEditing}
          onEdited={() => setEditing(false)}
          onMove={(text) => {
            reply.write(text)
            setEditing(false)
            write(answerId)
          }}
        />
        <Aside ticket={ticket} readerId={me.id} settings={settings} acts={acts} journal={journal.data} />
      </div>
      {asked === 'contact' && (
        <Suspense>
          <ContactDialog ticket={ticket} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
      {(asked === 'close' || asked === 'cancel') && (
        <Ending ticket={ticket} event={asked} settings={settings} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

type Asked = 'contact' | 'close' | 'cancel'

/** What a link elsewhere in the portal asks to be shown; nothing is done before its own button is pressed. */
function preparedIn(query: URLSearchParams, { allowed }: Ticket): Asked | undefined {
  return (['close', 'cancel'] as const).find((act) => query.get('agir') === act && allowed.includes(act))
}

/** Tells the desk that it was read, each time something new is in sight. */
function useSeen({ reference, updatedAt }: Ticket): void {
  const { mutate } = useReading(reference)
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState === 'visible') mutate()
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [mutate, updatedAt])
}
