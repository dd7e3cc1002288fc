import { useState } from 'react'
import { PersonSearch } from '../../../features/people/person-search.tsx'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioField } from '../../../ui/choice-field.tsx'
import { Plate } from '../../../ui/plate.tsx'

export type Caller = { personId: string; name: string; origin: 'phone' | 'counter' }
export const NOBODY: Caller = { personId: '', name: '', origin: 'phone' }

export type ForWhomProps = {
  caller: Caller
  onChange: (caller: Caller) => void
  error?: string | undefined
}

/** Whose ticket it is, and how they asked. */
export function ForWhom({ caller, onChange, error }: ForWhomProps) {
  const t = useT()
  const [isSearching, setSearching] = useState(caller.personId === '')
  return (
    <>
      {isSearching ? (
        <div className="g-for-whom">
          <PersonSearch
            endsSearch
            id="requesterId"
            label={t('desk.filing.who')}
            value={caller.personId}
            onChoose={(personId, name) => {
              onChange({ ...caller, personId, name })
              setSearching(false)
            }}
            error={error}
          />
        </div>
      ) : (
        <Plate kind="chosen">
          <div className="g-chosen">
            <p>
              {t('desk.filing.who')} <b>{caller.name}</b>
            </p>
            <Button id="requesterId" size="small" variant="subtle" onClick={() => setSearching(true)}>
              {t('desk.filing.change')}
            </Button>
          </div>
        </Plate>
      )}
      <RadioField
        inline
        label={t('desk.filing.origin')}
        value={caller.origin}
        onChange={(event) =>
          onChange({ ...caller, origin: event.currentTarget.value === 'counter' ? 'counter' : 'phone' })
        }
        choices={[
          { value: 'phone', label: t('desk.filing.origin.phone') },
          { value: 'counter', label: t('desk.filing.origin.counter') },
        ]}
      />
    </>
  )
}
