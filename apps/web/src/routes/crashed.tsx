import { useT } from '../reader.tsx'
import { Button } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

export function CrashedPage() {
  const t = useT()
  return (
    <main className="g-wrap g-alone">
      <PageHeading>{t('ui.crashed')}</PageHeading>
      <p>{t('ui.crashed.say')}</p>
      <Button onClick={() => window.location.reload()}>{t('ui.retry')}</Button>
    </main>
  )
}
