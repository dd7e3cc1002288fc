import { IconDownload } from '@tabler/icons-react'
import { exportMine } from '@guichet/contracts/exports'
import { addressOf } from '../../api.ts'
import { useT } from '../../reader.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'

/** All that is kept about one: the browser's own download, which holds any size. */
export function OwnData() {
  const t = useT()
  return (
    <Section title={t('account.data')} link={{ to: '/donnees-personnelles', label: t('account.data.why') }}>
      <p>{t('account.data.say')}</p>
      <p className="g-account-act">
        <ButtonLink
          to={addressOf(exportMine)}
          reloadDocument
          download
          icon={<IconDownload className="g-icon" aria-hidden />}
        >
          {t('account.data.get')}
        </ButtonLink>
      </p>
    </Section>
  )
}
