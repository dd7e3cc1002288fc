import { useT } from '../reader.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

export function NotFoundPage() {
  const t = useT()
  return (
    <main className="g-wrap g-alone">
      <PageHeading>{t('ui.notFound')}</PageHeading>
      <p>{t('ui.notFound.say')}</p>
      <ButtonLink to="/">{t('ui.home')}</ButtonLink>
    </main>
  )
}
