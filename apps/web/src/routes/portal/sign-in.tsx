import { useSuspenseQuery } from '@tanstack/react-query'
import { IconLogin2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, redirect, useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { deskQuery } from '../../features/desk/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { Rich } from '../../format/rich.tsx'
import { ownPath, signInAddress } from '../../leaving.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'
import { PhoneLink } from './help-line.tsx'
import './sign-in.css'

/** Whoever is signed in already has no business at the door. */
export async function loader({ request }: LoaderFunctionArgs) {
  const me = await queries.ensureQueryData(meQuery).catch(() => null)
  return me === null ? null : redirect(ownPath(new URL(request.url).searchParams.get('returnTo')))
}

export function Component() {
  const t = useT()
  const { data: desk } = useSuspenseQuery(deskQuery)
  const phone = desk.settings['help.phone']
  const hours = desk.settings['help.hours']
  return (
    <div className="g-door">
      <Hall title={t('portal.door.title')} sentence={t('portal.door.say')} across={<Keys />} />
      <div className="g-wrap g-door-below">
        {desk.settings['help.urgent'] && (
          <Aside title={t('portal.door.broken')}>
            <Rich id="portal.door.broken.say" values={{ phone: <PhoneLink phone={phone} /> }} />
            {hours && ` ${hours}`}
          </Aside>
        )}
        <Aside title={t('portal.door.without')}>
          <Rich
            id="portal.door.without.say"
            values={{ help: <Link to="/aide">{t('portal.door.without.help')}</Link> }}
          />
        </Aside>
        {desk.receivesMail && <Aside title={t('portal.door.mail')}>{t('portal.door.mail.say')}</Aside>}
      </div>
    </div>
  )
}

/** One key: the institution's own. Who has an account is its business, and is not said here. */
function Keys() {
  const t = useT()
  const { data: desk } = useSuspenseQuery(deskQuery)
  const [search] = useSearchParams()
  const institution = desk.settings['brand.institution']
  return (
    <div className="g-keys">
      <a
        className="g-button g-button-filled g-button-normal"
        href={signInAddress(ownPath(search.get('returnTo')))}
      >
        <IconLogin2 className="g-icon" aria-hidden />
        {t('ui.signIn', { institution })}
      </a>
      <p className="g-small g-dim">{t('portal.door.key')}</p>
    </div>
  )
}

function Aside({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  )
}
