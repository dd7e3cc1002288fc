import { useEffect, useRef } from 'react'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Plate } from '../../ui/plate.tsx'

/** The one time a token's secret is shown. */
export function TokenSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useT()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <Plate kind="chosen">
      <h3 ref={title} tabIndex={-1}>
        {t('account.token.secret')}
      </h3>
      <p className="g-hint">{t('account.token.secret.say')}</p>
      <p className="g-secret">
        <code>{secret}</code>
      </p>
      <div className="g-row">
        <Button
          variant="filled"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => announce(t('ui.copied')))}
        >
          {t('ui.copy')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('account.token.done')}
        </Button>
      </div>
    </Plate>
  )
}
