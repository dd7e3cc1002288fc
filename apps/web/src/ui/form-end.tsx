import { useT } from '../reader.tsx'
import { Button } from './button.tsx'

export type FormEndProps = {
  /** What the button that concludes says. */
  action: string
  /** Sent, and not answered yet: a second press does nothing. */
  isBusy: boolean
  onCancel: () => void
}

/** The two ways out of a form: what it is for, and « Annuler ». */
export function FormEnd({ action, isBusy, onCancel }: FormEndProps) {
  const t = useT()
  return (
    <div className="g-row">
      <Button type="submit" variant="filled" aria-disabled={isBusy || undefined}>
        {action}
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        {t('ui.cancel')}
      </Button>
    </div>
  )
}
