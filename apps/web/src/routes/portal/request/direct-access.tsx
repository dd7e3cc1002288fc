import { useT } from '../../../reader.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import type { Act } from '../../../ui/disclosure-menu.tsx'

/** « Accès direct »: another ticket, and what may be done with this one, in one line. */
export function DirectAccess({ acts }: { acts: readonly Act[] }) {
  const t = useT()
  return (
    <nav className="g-row g-no-print" aria-labelledby="acces-direct">
      <b id="acces-direct">{t('requests.direct')}</b>
      <ButtonLink size="small" to="/deposer">
        {t('requests.act.again')}
      </ButtonLink>
      {order
        .flatMap((wanted) => acts.filter(({ key }) => key === wanted))
        .map(({ key, label, onAct }) => (
          <Button key={key} size="small" onClick={onAct}>
            {label}
          </Button>
        ))}
    </nav>
  )
}

const order = ['comment', 'cancel', 'close'] as const
