import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useT } from '../reader.tsx'
import './field.css'

export function FieldLabel({ label, optional }: { label: ReactNode; optional?: boolean | undefined }) {
  const t = useT()
  if (!optional) return label
  return (
    <>
      {label} <span className="g-optional">{t('ui.optional')}</span>
    </>
  )
}

/** What is wrong with a field: an icon, the word for whoever does not see it, and the way to mend it. */
export function FieldError({ children }: { children: ReactNode }) {
  const t = useT()
  return (
    <>
      <IconAlertCircle className="g-icon" aria-label={t('ui.error')} role="img" />
      <span>{children}</span>
    </>
  )
}
