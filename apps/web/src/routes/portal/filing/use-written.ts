import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { ticketDraftQuery } from '../../../features/drafts/queries.ts'
import type { Resumed } from '../../../features/drafts/same-content.ts'
import { useTicketDraft } from '../../../features/drafts/use-ticket-draft.ts'
import {
  draftOf,
  emptyValues,
  isUntouched,
  valuesOf,
  type Asked,
  type FilingValues,
} from '../../../features/filing/filing-values.ts'
import { queries } from '../../../query-client.ts'
import { useT } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'
import { contactsOf } from './contacts-of.ts'
import { draftAddress } from './draft-address.ts'
import { useFilingFiles } from './filing-files.tsx'

/** Everything of one request being written, kept as a draft as it changes, and the ways out that lose nothing of it. */
export function useWritten(asked: Asked, personId: string, draftId: string, kept: Resumed | null) {
  const t = useT()
  const navigate = useNavigate()
  const [initial] = useState(() => (kept ? valuesOf(asked, kept.draft.content) : emptyValues(asked)))
  const [contacts, setContacts] = useState(() => contactsOf(kept?.draft.content))
  const uploads = useFilingFiles({ personId, form: draftId }, kept?.draft.content.attachmentIds)
  const draft = useTicketDraft(personId, draftId, kept)
  const values = useRef(initial)

  const { write } = draft
  const { attachmentIds, isRestored } = uploads
  const hasBegun = useRef(false)
  const keep = useCallback(() => {
    const content = draftOf(asked, values.current, contacts, attachmentIds)
    write(isUntouched(asked, content) ? null : content)
  }, [asked, contacts, attachmentIds, write])
  const onChange = useCallback(
    (typed: FilingValues) => {
      values.current = structuredClone(typed)
      keep()
    },
    [keep],
  )
  // Files and contacts are part of it; what a draft brought back is no change.
  useEffect(() => {
    if (!isRestored) return
    if (hasBegun.current) keep()
    hasBegun.current = true
  }, [isRestored, keep])

  const { clear } = uploads
  const { forget } = draft
  const onFiled = useCallback(async () => {
    clear()
    await forget()
  }, [clear, forget])
  const isBlank = () => isUntouched(asked, draftOf(asked, values.current, contacts, attachmentIds))
  const leaveFor = async (address: string) => {
    await draft.save()
    await navigate(address)
  }
  const otherTopic = () => leaveFor(draftAddress(undefined, isBlank() ? null : draftId))
  const cancel = async () => {
    await leaveFor('/')
    if (!isBlank()) toast(t('filing.draft.kept'))
  }
  const takeOther = async () => {
    const { other } = draft
    if (other === null || !(await draft.takeOther())) return false
    await queries.invalidateQueries({ queryKey: ticketDraftQuery(personId, draftId).queryKey })
    await navigate(draftAddress(other.content.categoryId, draftId), { replace: true })
    return true
  }
  return { initial, contacts, setContacts, uploads, draft, onChange, onFiled, otherTopic, cancel, takeOther }
}
