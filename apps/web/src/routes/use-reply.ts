import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { getAttachment } from '@guichet/contracts/attachments'
import { call } from '../api.ts'
import type { Said } from '../features/drafts/reply-state.ts'
import { useUploads } from '../features/attachments/uploads.ts'
import { deskQuery } from '../features/desk/queries.ts'
import { useReplyDraft } from '../features/drafts/use-reply-draft.ts'
import { useFormat } from '../format/use-format.ts'
import { useT } from '../reader.tsx'

export type ReplyInHand = ReturnType<typeof useReply>

/** The words and files in hand on one ticket: whichever form is open, they are the same, and they are kept. */
export function useReply(personId: string, reference: string) {
  const t = useT()
  const format = useFormat()
  const { data: desk } = useSuspenseQuery(deskQuery)
  const limit = desk.settings['attachments.fileBytes']
  const draft = useReplyDraft(personId, reference)
  const { slot } = draft
  const place = useMemo(() => (slot === undefined ? null : { personId, form: slot }), [personId, slot])
  const words = useMemo(
    () => ({
      tooLarge: t('requests.files.tooLarge', { limit: format.size(limit, 2) }),
      lost: t('requests.files.lost'),
      held: t('ui.files.held'),
      infected: t('ui.files.infected'),
    }),
    [t, format, limit],
  )
  const uploads = useUploads(limit, words, place)

  const { restore } = uploads
  useEffect(() => {
    if (draft.restored.length === 0) return
    const asked = draft.restored.map((id) => call(getAttachment, { params: { id } }).catch(() => undefined))
    void Promise.all(asked).then((files) => restore(files.filter((file) => file !== undefined)))
  }, [draft.restored, restore])

  const { attach } = draft
  const attached = useRef('')
  useEffect(() => {
    const ids = uploads.attachmentIds.join()
    if (attached.current === ids) return
    attached.current = ids
    attach(uploads.attachmentIds)
  }, [uploads.attachmentIds, attach])

  return {
    ...draft,
    uploads,
    isEmpty: draft.text.trim() === '' && uploads.attachmentIds.length === 0,
    /** Why it cannot leave yet. */
    wait: uploads.isBusy ? t('requests.files.wait') : undefined,
    takeOther: async () => {
      const isTaken = await draft.takeOther()
      if (!isTaken) return false
      // The files of the words in hand go with them; those of the words taken up are shown once they are known.
      attached.current = ''
      uploads.clear()
      return true
    },
    /** Words and files that left; what came into hand since stays. */
    sent: (said: Said) => {
      draft.sent(said)
      uploads.sent(said.attachmentIds)
    },
  }
}
