import { useId } from 'react'
import { FieldError } from './field.tsx'

export type FileFieldProps = {
  label: string
  /** What may be chosen, as an input's `accept` says it. */
  accept: string
  onFile: (file: File | undefined) => void
  hint?: string
  error?: string | undefined
}

/** One file, as the browser lets it be chosen; several, with their progress, are a `FileZone`. */
export function FileField({ label, accept, onFile, hint, error }: FileFieldProps) {
  const id = useId()
  const described = [hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(' ')
  return (
    <div className="g-field">
      <label className="g-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="g-hint" id={`${id}hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="g-error" id={`${id}error`}>
          <FieldError>{error}</FieldError>
        </p>
      )}
      <input
        id={id}
        type="file"
        className="g-file-input"
        accept={accept}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
    </div>
  )
}
