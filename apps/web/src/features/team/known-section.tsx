import { useState, type ReactNode } from 'react'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'

export type KnownSectionProps = {
  id: string
  title: string
  aside: string
  /** What the button that opens the form says; without `form` there is none. */
  action?: string
  /** What stands, in plain words: all that those read who may not change it. */
  children: ReactNode
  /** `known`: what stands, for whoever was not the first to change it. */
  form?: ((done: () => void, known: ReactNode) => ReactNode) | undefined
}

/** A chapter of the settings: what stands, and the form that changes it. */
export function KnownSection({ id, title, aside, action, children, form }: KnownSectionProps) {
  const t = useT()
  const [isChanging, setChanging] = useState(false)
  const done = () => {
    setChanging(false)
    // The button that opened the form is there again.
    requestAnimationFrame(() => document.getElementById(`${id}-modifier`)?.focus())
  }
  return (
    <Section id={id} title={title} aside={aside}>
      {isChanging && form ? (
        form(done, children)
      ) : (
        <div className="g-known">
          {children}
          {form && (
            <Button
              id={`${id}-modifier`}
              size="small"
              aria-label={action === undefined ? t('team.edit.of', { title }) : undefined}
              onClick={() => setChanging(true)}
            >
              {action ?? t('team.edit')}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}
