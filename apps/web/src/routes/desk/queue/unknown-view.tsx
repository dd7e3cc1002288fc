import { useT } from '../../../reader.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHeading } from '../../../ui/page-heading.tsx'

/** A view that is gone, or somebody else's: whoever was sent its address is told so, and has a way on. */
export function UnknownView() {
  const t = useT()
  return (
    <div className="g-desk-page">
      <PageHeading>{t('desk.view.unknown')}</PageHeading>
      <EmptyState
        title={t('desk.view.unknown.why')}
        action={
          <ButtonLink variant="filled" to="/bureau?vue=equipe">
            {t('desk.view.unknown.back')}
          </ButtonLink>
        }
      >
        {t('desk.view.unknown.say')}
      </EmptyState>
    </div>
  )
}
