import { useState } from 'react'
import { useT } from '../reader.tsx'
import { Button } from './button.tsx'
import { RadioField } from './choice-field.tsx'
import { FoundList, type Found } from './found-list.tsx'
import { TextField } from './text-field.tsx'

export type SearchChoiceProps = {
  label: string
  hint: string
  error?: string | undefined
  /** The id of the field, where the error summary leads. */
  id?: string | undefined
  onAsk: (text: string) => void
  /** What the last words found; undefined until something was asked. */
  found: readonly Found[] | undefined
  foundLabel: string
  value: string
  onChoose: (value: string) => void
  /** The search goes away once one is chosen. */
  endsSearch?: boolean
}

/** Words to look for, then one of what was found. Enter asks: it does not send the form around. */
export function SearchChoice(props: SearchChoiceProps) {
  const { label, hint, error, id, onAsk, found, foundLabel, value, onChoose, endsSearch = false } = props
  const t = useT()
  const [text, setText] = useState('')
  const ask = () => onAsk(text.trim())
  return (
    <>
      <TextField
        {...(id === undefined ? {} : { id })}
        label={label}
        hint={hint}
        error={error}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          ask()
        }}
      />
      <div>
        <Button size="small" onClick={ask}>
          {t('ui.search')}
        </Button>
      </div>
      <p className="g-small" role="status">
        {found && t('ui.results', { count: found.length })}
      </p>
      {found && found.length > 0 && endsSearch && (
        <FoundList found={found} action={t('ui.pick')} onPick={onChoose} />
      )}
      {found && found.length > 0 && !endsSearch && (
        <RadioField
          label={foundLabel}
          value={value}
          onChange={(event) => onChoose(event.currentTarget.value)}
          choices={found}
        />
      )}
    </>
  )
}
