import { useEffect } from 'react'
import type { Me } from '@guichet/contracts/me'
import { setLocale } from '../../reader.tsx'
import { useColorScheme } from '../../ui/color-scheme.ts'

let speaksTo: string | undefined

/** Before a person's first page: the language they chose, in this browser or another. */
export async function speakAs({ id, preferences }: Me): Promise<void> {
  if (speaksTo === id) return
  speaksTo = id
  const { language } = preferences
  if (language !== null && language !== document.documentElement.lang) await setLocale(language)
}

/** The person's theme, in whatever browser they open. */
export function useOwnTheme({ preferences: { theme } }: Me): void {
  const { setColorScheme } = useColorScheme()
  useEffect(() => setColorScheme(theme), [theme, setColorScheme])
}
