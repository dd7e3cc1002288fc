import { useState } from 'react'
import { LIMITS } from '@guichet/contracts/limits'
import { useImportClosures, useReadClosures } from '../../../features/team/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { FileField } from '../../../ui/file-field.tsx'
import { Plate } from '../../../ui/plate.tsx'
import { TextAreaField } from '../../../ui/text-field.tsx'
import { tooLong } from '../../../ui/too-long.ts'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { ClosureList } from './closure-list.tsx'
import { takeFocus, useSaved } from './team-form.tsx'

/** Closed days from a calendar file: read first, added once one has seen what it adds. */
export function ImportForm({ calendarId, onDone }: { calendarId: string; onDone: () => void }) {
  const t = useT()
  const [icalendar, setIcalendar] = useState('')
  const [isTried, setTried] = useState(false)
  const read = useReadClosures(calendarId)
  const add = useImportClosures(calendarId)
  const key = useIdempotencyKey()
  const saved = useSaved(t('team.closures'), onDone)
  const put = (text: string) => {
    setIcalendar(text)
    read.reset()
  }
  const send = () => {
    setTried(true)
    if (missing === undefined && icalendar.trim() !== '' && !read.isPending) read.mutate(icalendar)
  }
  const keep = () => {
    if (add.isPending) return
    const done = () => {
      key.done()
      saved()
    }
    add.mutate({ icalendar, key: key.of({ icalendar }) }, { onSuccess: done })
  }
  const missing =
    isTried && icalendar.trim() === '' ? t('team.import.missing') : tooLong(icalendar, LIMITS.icalendar, t)
  return (
    <Plate>
      <form
        className="g-form"
        noValidate
        aria-label={t('team.import')}
        tabIndex={-1}
        ref={takeFocus}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <RefusalNotice error={read.error ?? add.error} />
        <FileField
          label={t('team.import.file')}
          accept=".ics,text/calendar"
          onFile={(file) => void file?.text().then(put)}
        />
        <TextAreaField
          label={t('team.import.paste')}
          error={missing}
          minRows={4}
          maxRows={10}
          autosize
          value={icalendar}
          onChange={({ currentTarget }) => put(currentTarget.value)}
        />
        <div role="status">
          {read.data && (
            <>
              <p>{t('team.import.adds', { count: read.data.added.length, known: read.data.known })}</p>
              <ClosureList closures={read.data.added} />
            </>
          )}
        </div>
        <div className="g-row">
          {read.data && read.data.added.length > 0 ? (
            <Button variant="filled" aria-disabled={add.isPending || undefined} onClick={keep}>
              {t('team.import.add', { count: read.data.added.length })}
            </Button>
          ) : (
            <Button type="submit" variant="filled" aria-disabled={read.isPending || undefined}>
              {t('team.import.read')}
            </Button>
          )}
          <Button variant="subtle" onClick={onDone}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Plate>
  )
}
