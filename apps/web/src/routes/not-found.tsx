import { useT } from '../reader.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Hall } from '../ui/hall.tsx'

export function NotFoundPage() {
  const t = useT()
  return (
    <>
      <Hall title={t('ui.notFound')} />
      <div className="g-wrap g-problem-page">
        <p>{t('ui.notFound.say')}</p>
        <p>
          <ButtonLink to="/">{t('ui.home')}</ButtonLink>
        </p>
      </div>
    </>
  )
}
