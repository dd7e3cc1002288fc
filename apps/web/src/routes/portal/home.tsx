import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'

export function Component() {
  const t = useT()
  return <Hall title={t('portal.home.title')} />
}
