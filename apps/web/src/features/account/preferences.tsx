import { mailWish, type Me } from '@guichet/contracts/me'
import { isLocale } from '@guichet/i18n/locale'
import { setLocale, useT } from '../../reader.tsx'
import { CheckboxField, RadioField } from '../../ui/choice-field.tsx'
import { useColorScheme } from '../../ui/color-scheme.ts'
import { Section } from '../../ui/section.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { DigestHours } from './digest-hours.tsx'

export type Preferences = Me['preferences']
const themes = ['auto', 'light', 'dark'] as const

/** What follows the person to every browser; each choice is kept at once. */
export function PreferenceFields({
  preferences,
  hasDesk,
  onChange,
}: {
  preferences: Preferences
  /** Keyboard shortcuts are the desk’s. */
  hasDesk: boolean
  onChange: (changed: Partial<Preferences>) => void
}) {
  const t = useT()
  const { setColorScheme } = useColorScheme()
  return (
    <Section title={t('account.preferences')} id="preferences">
      <div className="g-form">
        <SelectField
          label={t('account.language')}
          options={[
            { value: 'auto', label: t('account.language.auto') },
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
          value={preferences.language ?? 'auto'}
          onChange={({ currentTarget: { value } }) => {
            const language = isLocale(value) ? value : null
            if (language) void setLocale(language)
            onChange({ language })
          }}
        />
        <SelectField
          label={t('account.theme')}
          options={themes.map((value) => ({ value, label: t(`ui.theme.${value}`) }))}
          value={preferences.theme}
          onChange={({ currentTarget: { value } }) => {
            const theme = themes.find((each) => each === value) ?? 'auto'
            setColorScheme(theme)
            onChange({ theme })
          }}
        />
        <RadioField
          label={t('account.mails')}
          hint={t('account.mails.say')}
          choices={mailWish.options.map((value) => ({ value, label: t(`account.mails.${value}`) }))}
          value={preferences.mails}
          onChange={(event) => onChange({ mails: mailWish.parse(event.currentTarget.value) })}
        />
        {preferences.mails === 'digest' && (
          <DigestHours
            hours={preferences.digestHours}
            onChange={(digestHours) => onChange({ digestHours })}
          />
        )}
        {hasDesk && (
          <CheckboxField
            label={t('account.shortcuts')}
            hint={t('account.shortcuts.say')}
            checked={preferences.shortcuts}
            onChange={(event) => onChange({ shortcuts: event.currentTarget.checked })}
          />
        )}
      </div>
    </Section>
  )
}
