import { Dropzone } from '@mantine/dropzone'
import { IconPaperclip } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { useReader } from '../reader.tsx'
import { announce } from './announce.tsx'
import { Button } from './button.tsx'
import { FieldError, FieldLabel } from './field.tsx'
import { FileRow, type FileActions, type SentFile } from './file-row.tsx'
import { Kbd } from './kbd.tsx'
import './file-zone.css'

export type { SentFile } from './file-row.tsx'

export type FileZoneProps = FileActions & {
  label: string
  files: readonly SentFile[]
  onAdd: (files: File[]) => void
  optional?: boolean
  /** The button's words, when they say enough without the label. */
  action?: string
  /** Kinds and sizes accepted, said before one chooses. */
  hint?: string
  error?: string | undefined
  /** The id of the button, where the error summary leads. */
  id?: string
}

/** A real button first, a place to drop around it; pasting is `usePastedFiles`. Each file speaks for itself. */
export function FileZone({
  label,
  files,
  onAdd,
  optional,
  action,
  hint,
  error,
  id,
  ...actions
}: FileZoneProps) {
  const { t } = useReader()
  const openPicker = useRef<() => void>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const base = useId()

  const add = (added: File[]) => {
    if (added.length === 0) return
    onAdd(added)
    announce(t('ui.files.added', { count: added.length }))
  }
  // The row that held the focus is about to go: the next one takes it, or the button that adds.
  const remove = (file: SentFile) => {
    const index = files.indexOf(file)
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('[data-removes]')
    const heir = buttons?.[index + 1] ?? addButton.current
    actions.onRemove(file.id)
    heir?.focus()
    announce(t('ui.files.removed', { name: file.name }))
  }

  return (
    <div className="g-field">
      <span className={action === undefined ? 'g-label' : 'g-sr'} id={`${base}label`}>
        <FieldLabel label={label} optional={optional} />
      </span>
      {hint && (
        <span className="g-hint" id={`${base}hint`}>
          {hint}
        </span>
      )}
      {error && (
        <p className="g-error" id={`${base}error`}>
          <FieldError>{error}</FieldError>
        </p>
      )}
      <Dropzone
        className="g-drop"
        unstyled
        openRef={openPicker}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        tabIndex={-1}
        role="group"
        aria-labelledby={`${base}label`}
        inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
        onDrop={add}
      >
        <Button
          ref={addButton}
          id={id}
          icon={<IconPaperclip className="g-icon" aria-hidden />}
          aria-describedby={`${base}label ${hint ? `${base}hint` : ''} ${error ? `${base}error` : ''}`.trim()}
          onClick={() => openPicker.current?.()}
        >
          {action ?? t('ui.files.browse')}
        </Button>
        {files.length === 0 && <span className="g-small">{t('ui.files.none')}</span>}
        <span className="g-small g-dim g-wide-only">
          {t('ui.files.drop')}{' '}
          <span className="g-nowrap">
            <Kbd>Ctrl</Kbd> <Kbd>V</Kbd>
          </span>
        </span>
      </Dropzone>
      {files.length > 0 && (
        <ul ref={list} className="g-files" aria-label={t('ui.files')}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} {...actions} onRemove={() => remove(file)} />
          ))}
        </ul>
      )}
    </div>
  )
}
