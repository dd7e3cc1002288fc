import { useState } from 'react'
import { useT } from '../../../reader.tsx'
import { FieldError } from '../../../ui/field.tsx'

/** What is tried once at a time, and the words of what stopped it. */
export function useAttempt() {
  const t = useT()
  const [isTrying, setTrying] = useState(false)
  const [failure, setFailure] = useState<string>()
  const attempt = (act: () => Promise<void>) => {
    if (isTrying) return
    setTrying(true)
    setFailure(undefined)
    act()
      .catch((error: unknown) =>
        setFailure(error instanceof Error && error.message !== '' ? error.message : t('ui.offline')),
      )
      .finally(() => setTrying(false))
  }
  return { failure, isTrying, attempt }
}

export function Failure({ said }: { said: string | undefined }) {
  if (said === undefined) return null
  return (
    <p role="alert" className="g-error">
      <FieldError>{said}</FieldError>
    </p>
  )
}
