import type { MantineColorScheme } from '@mantine/core'
import { locales, isLocale } from '@guichet/i18n/locale'
import { setLocale, useReader } from '../reader.tsx'
import { useColorScheme } from './color-scheme.ts'

const names = { fr: 'Français', en: 'English' }

export type LanguageSwitchProps = {
  /** Told at once, to keep the choice with the person's account. */
  onChoose?: (locale: 'fr' | 'en') => void
}

export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const { t, locale } = useReader()
  const choose = (value: string) => {
    if (!isLocale(value)) return
    onChoose?.(value)
    void setLocale(value)
  }
  return (
    <label className="g-preference">
      {t('ui.language')}
      <select value={locale} onChange={(event) => choose(event.target.value)}>
        {locales.map((each) => (
          <option key={each} value={each} lang={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </label>
  )
}

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[]

export type ThemeSwitchProps = {
  /** Told after the page changed, to keep the choice with the person's account. */
  onChoose?: (scheme: MantineColorScheme) => void
}

export function ThemeSwitch({ onChoose }: ThemeSwitchProps) {
  const { t } = useReader()
  const { colorScheme, setColorScheme } = useColorScheme()
  return (
    <label className="g-preference">
      {t('ui.theme')}
      <select
        value={colorScheme}
        onChange={(event) => {
          const scheme = schemes.find((each) => each === event.target.value) ?? 'auto'
          setColorScheme(scheme)
          onChoose?.(scheme)
        }}
      >
        {schemes.map((each) => (
          <option key={each} value={each}>
            {t(`ui.theme.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
