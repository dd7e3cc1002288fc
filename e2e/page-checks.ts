import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** Collects what a page complains of from now on: errors of the console and of scripts, refusals of the policy. */
export async function complaintsOf(page: Page): Promise<string[]> {
  const said: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    // The stories run without the worker of the application, and the browser says so.
    if (text === 'Service Worker registration blocked by Playwright') return
    if (message.type() === 'error' || message.type() === 'warning')
      said.push(`${text} ${message.location().url}`)
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy ${event.violatedDirective}: ${event.blockedURI}`),
    )
  })
  return said
}

/** The controls smaller than 24 by 24 CSS pixels, links inside a sentence apart (WCAG 2.5.8). */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab]',
    )
    return [...controls].filter(isTooSmall).map((each) => each.outerHTML.slice(0, 160))

    function isTooSmall(control: HTMLElement): boolean {
      if (!control.checkVisibility({ visibilityProperty: true })) return false
      const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined
      const boxes = [control, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect())
      if (boxes.some((box) => box.width >= 24 && box.height >= 24)) return false
      // Hidden until it has the focus, or only there for assistive technologies.
      if (boxes.every((box) => box.width <= 1 || box.height <= 1 || box.bottom <= 0)) return false
      return !isInSentence(control) && !isWellSpaced(control)
    }
    function isInSentence(control: HTMLElement): boolean {
      if (getComputedStyle(control).display !== 'inline') return false
      const around = control.parentElement?.textContent ?? ''
      return around.trim() !== (control.textContent ?? '').trim()
    }
    // A circle of 24 pixels around its centre touches no other control.
    function isWellSpaced(control: HTMLElement): boolean {
      const { x, y, width, height } = control.getBoundingClientRect()
      const [left, top] = [x + width / 2 - 12, y + height / 2 - 12]
      return [...controls].every((other) => {
        if (other === control || other.contains(control) || control.contains(other)) return true
        const box = other.getBoundingClientRect()
        if (box.width === 0) return true
        return box.right <= left || box.left >= left + 24 || box.bottom <= top || box.top >= top + 24
      })
    }
  })
}

/** The texts that their own box cuts off. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = []
    for (const each of document.querySelectorAll<HTMLElement>('main *, header *, footer *, nav *')) {
      const style = getComputedStyle(each)
      const hides = style.overflowX === 'hidden' || style.overflowX === 'clip'
      const isForSight = each.clientWidth > 2 && each.clientHeight > 2 && each.checkVisibility()
      const isMeant = style.textOverflow === 'ellipsis' || each.closest('[aria-hidden=true], svg') !== null
      if (!hides || !isForSight || isMeant) continue
      const isCut = each.scrollWidth > each.clientWidth + 2 || each.scrollHeight > each.clientHeight + 2
      if (isCut) cut.push(each.outerHTML.slice(0, 160))
    }
    return cut
  })
}

/** How far the page can be pushed sideways, in CSS pixels. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}

/** Spaces the text as WCAG 1.4.12 lets a reader ask for, by a sheet that the page's policy allows. */
export function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }
    `)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
}

/** Another theme, once every colour has changed: on their way they tell nothing. */
export async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
}

const wide = { width: 1280, height: 800 }

/** Opens a page on a wide screen, and waits until it has settled: its heading is there, and nothing is still to come. */
export async function visit(page: Page, route: string): Promise<void> {
  await page.setViewportSize(wide)
  await page.goto(route)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // It says so only once the wait is noticed: its place is there from the start.
  await expect(page.locator('.g-loading')).toHaveCount(0)
}
