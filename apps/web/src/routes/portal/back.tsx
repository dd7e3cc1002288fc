import { redirect } from 'react-router'
import { meQuery } from '../../features/me/queries.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Hall } from '../../ui/hall.tsx'

/** Asking who is signed in tells the other tabs. */
export async function loader() {
  const me = await queries.fetchQuery(meQuery).catch(() => null)
  return me === null ? redirect('/connexion?returnTo=/connexion/retour') : null
}

/** Where the tab ends that signed in again for the sake of another one. */
export function Component() {
  const t = useT()
  return (
    <>
      <Hall title={t('portal.session.back')} />
      <div className="g-wrap g-problem-page">
        <p>{t('portal.session.back.say')}</p>
        <p>
          <ButtonLink to="/">{t('ui.home')}</ButtonLink>
        </p>
      </div>
    </>
  )
}
