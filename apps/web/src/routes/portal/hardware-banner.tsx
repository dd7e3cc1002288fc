import { useSuspenseQuery } from '@tanstack/react-query'
import { deskQuery } from '../../features/desk/queries.ts'
import { Rich } from '../../format/rich.tsx'
import { useT } from '../../reader.tsx'
import { Banner } from '../../ui/banner.tsx'
import { PhoneLink } from './help-line.tsx'

/** What must not wait for an answer here, wherever a filing begins: a link may lead past the home page. */
export function HardwareBanner({ className }: { className?: string }) {
  const t = useT()
  const { settings } = useSuspenseQuery(deskQuery).data
  if (!settings['banner.hardware']) return null
  return (
    <div className={className}>
      <Banner tone="calm" title={t('portal.hardware')}>
        <Rich id="portal.hardware.say" values={{ phone: <PhoneLink phone={settings['help.phone']} /> }} />
      </Banner>
    </div>
  )
}
