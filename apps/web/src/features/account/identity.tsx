import type { Me } from '@guichet/contracts/me'
import type { MessageKey } from '@guichet/i18n/keys'
import { establishmentName } from '@guichet/i18n/format/names'
import { useT } from '../../reader.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/section.tsx'

/** Who the institution says one is. */
export function Identity({ me }: { me: Me }) {
  const t = useT()
  const places = (all: Me['establishments']) => all.map(establishmentName)
  const audiences = me.audiences.map((audience) => {
    const known = said[audience]
    return known ? t(known) : audience
  })
  const facts: [string, readonly string[]][] = [
    [t('account.name'), [me.name]],
    [t('account.login'), [me.login]],
    [t('account.email'), me.email === null ? [] : [me.email]],
    [t('account.audiences'), audiences],
    [t('account.establishments'), places(me.establishments)],
    [t('account.headOf'), places(me.headOf)],
    [t('account.teams'), me.teams.map(({ team }) => team.label)],
  ]
  return (
    <Section title={t('account.identity')} aside={t('account.identity.say')}>
      <Facts
        facts={facts
          .filter(([, values]) => values.length > 0)
          .map(([label, values]) => ({ label, value: values.join(', ') }))}
      />
    </Section>
  )
}

const said: Readonly<Partial<Record<string, MessageKey>>> = {
  staff: 'account.audience.staff',
  student: 'account.audience.student',
  teacher: 'account.audience.teacher',
  head: 'account.audience.head',
}
