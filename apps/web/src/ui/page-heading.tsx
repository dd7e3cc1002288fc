import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useT } from '../reader.tsx'

export type PageHeadingProps = {
  children: ReactNode
  /** The page's name in the browser's tab, when the heading is not plain text or not enough (« Mes demandes, 5 en cours »). */
  tab?: string
  /** The language of its words, where it is not the page's. */
  lang?: string | undefined
}

let headedPath = typeof window === 'undefined' ? '' : window.location.pathname

/** The page's one h1: names the tab, and takes the focus when a navigation brought it. */
export function PageHeading({ children, tab, lang }: PageHeadingProps) {
  const t = useT()
  const { pathname } = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  // The first page's own name takes the place of the one that the document came with.
  useLayoutEffect(() => document.getElementById('begin')?.remove(), [])
  useLayoutEffect(() => {
    const own = heading.current
    if (pathname !== headedPath) {
      headedPath = pathname
      own?.focus({ preventScroll: true })
    }
    return () => {
      if (own === null || document.activeElement !== own) return
      // Drawn anew while it has the focus: the heading that comes in its place, in this very moment, takes it over.
      headedPath = ''
      queueMicrotask(() => {
        if (headedPath === '') headedPath = pathname
      })
    }
  }, [pathname])
  const page = tab ?? (typeof children === 'string' ? children : '')
  return (
    <>
      <title lang={lang}>{t('ui.title', { page, site: t('ui.application') })}</title>
      <h1 ref={heading} lang={lang} dir="auto" tabIndex={-1}>
        {children}
      </h1>
    </>
  )
}
