import { useT } from '../../../reader.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { addressOfPlace, type Place } from './place.ts'

/** Why there is nothing, and what to do next. */
export function EmptyList({ place }: { place: Place }) {
  const t = useT()
  const { view, q, isAwaiting } = place
  if (q !== '') {
    return (
      <EmptyState
        title={t('requests.search.none', { q })}
        action={
          <ButtonLink to={addressOfPlace({ ...place, q: '' })}>{t('requests.search.clear')}</ButtonLink>
        }
      />
    )
  }
  if (isAwaiting) {
    return <EmptyState title={t('requests.none.awaiting')}>{t('requests.none.awaiting.say')}</EmptyState>
  }
  if (view === 'following' || view === 'establishment') {
    return <EmptyState title={t(`requests.none.${view}`)}>{t(`requests.none.${view}.say`)}</EmptyState>
  }
  return (
    <EmptyState
      title={t('requests.none')}
      action={<ButtonLink to="/deposer">{t('requests.act.again')}</ButtonLink>}
    >
      {t('requests.none.say')}
    </EmptyState>
  )
}
