import { useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { Draft } from '@guichet/contracts/me'
import { establishmentsQuery, productsQuery } from '../../../features/catalogue/queries.ts'
import type { Topic } from '../../../features/catalogue/topics.ts'
import { deskQuery } from '../../../features/desk/queries.ts'
import { useTicketDraft } from '../../../features/drafts/use-ticket-draft.ts'
import { FilingForm } from '../../../features/filing/filing-form.tsx'
import {
  draftOf,
  emptyValues,
  isUntouched,
  leftBehind,
  valuesOf,
  type FilingValues,
} from '../../../features/filing/filing-values.ts'
import { meQuery } from '../../../features/me/queries.ts'
import { useT } from '../../../reader.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { toast } from '../../../ui/toast.tsx'
import { Chosen } from './chosen.tsx'
import { Contacts } from './contacts.tsx'
import { contactsOf } from './contacts-of.ts'
import { draftAddress } from './draft-address.ts'
import { FilingFiles, useFilingFiles } from './filing-files.tsx'
import { SendNotice } from './send-notice.tsx'
import { Suggested } from './suggested.tsx'
import { useSending } from './use-sending.ts'

export type FilingProps = { topic: Topic; draftId: string; draft: Draft | null; offer: ReactNode }

/** One request being written: its fields, its files, its draft, its sending. */
export function Filing({ topic, draftId, draft: kept, offer }: FilingProps) {
  const t = useT()
  const navigate = useNavigate()
  const asked = useAsked(topic)
  const { data: me } = useSuspenseQuery(meQuery)
  const [initial] = useState(() => (kept ? valuesOf(asked, kept.content) : emptyValues(asked)))
  const [contacts, setContacts] = useState(() => contactsOf(kept?.content))
  const uploads = useFilingFiles({ personId: me.id, form: draftId }, kept?.content.attachmentIds)
  const draft = useTicketDraft(me.id, draftId, kept?.updatedAt)
  const values = useRef(initial)
  const lost = kept ? leftBehind(asked, kept.content) : []

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
  const sending = useSending({ asked, draftId, contacts, attachmentIds, onFiled })
  const leaveFor = async (address: string) => {
    await draft.save()
    await navigate(address)
  }
  const otherTopic = () => {
    const content = draftOf(asked, values.current, contacts, attachmentIds)
    return leaveFor(draftAddress(undefined, isUntouched(asked, content) ? null : draftId))
  }
  const cancel = async () => {
    await leaveFor('/')
    if (!isUntouched(asked, draftOf(asked, values.current, contacts, attachmentIds)))
      toast(t('filing.draft.kept'))
  }
  return (
    <FilingForm
      asked={asked}
      initial={initial}
      onChange={onChange}
      onLeave={() => void draft.save()}
      onSend={sending.send}
      onBack={() => void otherTopic()}
      onCancel={() => void cancel()}
      refused={sending.refused}
      wait={
        uploads.isBusy ? t('filing.wait.files') : sending.isSending ? t('filing.wait.sending') : undefined
      }
      savedAt={draft.savedAt}
      notice={<SendNotice error={sending.error} onRetry={sending.retry} />}
      head={
        <>
          {offer}
          <Chosen topic={topic} onChange={() => void otherTopic()} />
          {lost.length > 0 && (
            <Banner tone="calm" title={t('filing.leftBehind')}>
              {t('filing.leftBehind.say', { answers: lost.join(', ') })}
            </Banner>
          )}
        </>
      }
      suggested={<Suggested category={topic.category} onForget={draft.forget} />}
      contacts={
        asked.settings['contacts.byRequester'] && <Contacts contacts={contacts} onChange={setContacts} />
      }
      files={<FilingFiles uploads={uploads} refused={sending.refused} />}
    />
  )
}

function useAsked({ category: chosen }: Topic) {
  const { settings } = useSuspenseQuery(deskQuery).data
  const establishments = useSuspenseQuery(establishmentsQuery).data.items
  const products = useSuspenseQuery(productsQuery).data.items
  return useMemo(
    () => ({ settings, category: chosen, establishments, products }),
    [settings, chosen, establishments, products],
  )
}
