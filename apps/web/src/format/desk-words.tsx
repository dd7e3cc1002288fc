import type { ReactNode } from 'react'
import type { Locale } from '@guichet/i18n/locale'
import { useReader } from '../reader.tsx'

/** The language of what the desk itself wrote (topics, products, forms); undefined where the page speaks it too. */
export function useDeskLang(): Locale | undefined {
  const { locale, written } = useReader()
  return locale === written ? undefined : written
}

/** Words that the desk wrote, in its one language: a screen reader of another is told which. */
export function DeskWords({ children }: { children: ReactNode }) {
  const lang = useDeskLang()
  return lang === undefined ? children : <span lang={lang}>{children}</span>
}
