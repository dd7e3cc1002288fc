import { saveBeforeLeaving, signInAddress } from '../../leaving.ts'
import { useT } from '../../reader.tsx'
import { ButtonLink, type ButtonLinkProps } from '../../ui/button.tsx'

type SignInAgainProps = Omit<ButtonLinkProps, 'to' | 'target' | 'onClick'>

/** Signs in again in a tab of its own: this page stays as it is, whatever is being written in it. */
export function SignInAgain({ children, ...rest }: SignInAgainProps) {
  const t = useT()
  return (
    <ButtonLink
      {...rest}
      to={signInAddress('/connexion/retour')}
      target="_blank"
      // A phone may give up the tabs one does not see.
      onClick={() => void saveBeforeLeaving()}
    >
      {children} <span className="g-small">{t('portal.session.newTab')}</span>
    </ButtonLink>
  )
}
