import type { Page } from '@playwright/test'

/** Ratios under which what is not text is not seen enough (RGAA 3.3): edges of controls, icons, the ring of the focus. */
export function faintParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const known = new Map<string, readonly number[]>()
    const controls = shown(
      'input:not([type=hidden]), select, textarea, button, a[href], summary, [tabindex="0"]',
    )
    const faint = [
      ...controls.filter(hasFaintEdge).map((each) => `3.3 edge of ${html(each)}`),
      ...shown('svg')
        .filter(isFaintIcon)
        .map((each) => `3.3 icon of ${html(each.parentElement ?? each)}`),
    ]
    for (const each of controls) {
      each.focus({ preventScroll: true })
      if (document.activeElement !== each) continue
      if (!hasRing(each)) faint.push(`10.7 focus unseen on ${html(each)}`)
    }
    return faint

    function shown(selector: string): HTMLElement[] {
      return [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => {
        const { width, height } = each.getBoundingClientRect()
        return width > 1 && height > 1 && each.checkVisibility({ visibilityProperty: true })
      })
    }
    function html(each: Element): string {
      return each.outerHTML.slice(0, 160)
    }
    // A field, or a button that is no more than an edge: what is written needs none.
    function hasFaintEdge(control: HTMLElement): boolean {
      const isField = control.matches('input, select, textarea')
      if (!isField || control.matches(':disabled, [type=file]')) return false
      const around = groundOf(control.parentElement)
      const edge = [control, ...ancestorsOfOneField(control)].map((each) => {
        const style = getComputedStyle(each)
        const line =
          Number.parseFloat(style.borderBottomWidth) > 0 ? over(style.borderBottomColor, around) : around
        return Math.max(ratio(line, around), ratio(over(style.backgroundColor, around), around))
      })
      return Math.max(...edge) < 3
    }
    function ancestorsOfOneField(control: HTMLElement): HTMLElement[] {
      const box = control.closest<HTMLElement>('form[role=search], .g-counter-search, .g-tabs')
      return box ? [box] : []
    }
    function isFaintIcon(icon: HTMLElement): boolean {
      if (icon.closest(':disabled, [aria-disabled=true]')) return false
      const ground = groundOf(icon.parentElement)
      const parts = [icon, ...icon.querySelectorAll<HTMLElement>('*')]
      const inks = parts.flatMap((each) => {
        const { stroke, fill } = getComputedStyle(each)
        return [stroke, fill].filter((colour) => colour !== 'none').map((colour) => over(colour, ground))
      })
      return inks.length > 0 && Math.max(...inks.map((ink) => ratio(ink, ground))) < 3
    }
    // On the control itself, or on the box that it fills.
    function hasRing(control: HTMLElement): boolean {
      for (
        let each: HTMLElement | null = control;
        each && each !== document.body;
        each = each.parentElement
      ) {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each)
        const isDrawn = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
        const ground = groundOf(each.parentElement)
        if (isDrawn && ratio(over(outlineColor, ground), ground) >= 3) return true
      }
      return false
    }
    function groundOf(element: Element | null): readonly number[] {
      const papers: string[] = []
      for (let each = element; each; each = each.parentElement)
        papers.push(getComputedStyle(each).backgroundColor)
      return papers.reduceRight<readonly number[]>((under, paper) => over(paper, under), [255, 255, 255])
    }
    function over(colour: string, under: readonly number[]): readonly number[] {
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixelOf(colour)
      return [red, green, blue].map((part, place) => part * alpha + (under[place] ?? 0) * (1 - alpha))
    }
    function pixelOf(colour: string): readonly number[] {
      const before = known.get(colour)
      if (before || !context) return before ?? []
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
      const pixel = [red, green, blue, alpha / 255]
      known.set(colour, pixel)
      return pixel
    }
    function ratio(one: readonly number[], other: readonly number[]): number {
      const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
      return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
    }
    function luminance(colour: readonly number[]): number {
      const [red = 0, green = 0, blue = 0] = colour.map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
  })
}

/** What has the focus while something lies upon it, a bar that stays in sight for one. */
export function hiddenStops(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stops = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    )
    return [...stops].filter(isHiddenWithFocus).map((each) => `10.7 covered: ${each.outerHTML.slice(0, 160)}`)

    function isHiddenWithFocus(stop: HTMLElement): boolean {
      stop.focus()
      if (document.activeElement !== stop) return false
      const { left, top, width, height } = stop.getBoundingClientRect()
      if (width <= 1 || height <= 1) return false
      const seen = [
        [left + width / 2, top + height / 2],
        [left + 4, top + 4],
        [left + width - 4, top + height - 4],
      ].map(([x = 0, y = 0]) => document.elementFromPoint(x, y))
      return !seen.some(
        (each) => each !== null && (stop.contains(each) || each.contains(stop) || isLabelOf(each, stop)),
      )
    }
    function isLabelOf(each: Element, stop: HTMLElement): boolean {
      return stop.closest('label')?.contains(each) ?? false
    }
  })
}

/** With the system's own colours: a control without an edge, a thing that keeps colours of its own. */
export function lostInForcedColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>('button, input:not([type=hidden]), select, textarea'),
    ]
    return controls
      .filter((each) => isSeen(each) && isLost(each))
      .map((each) => `forced colours: ${each.outerHTML.slice(0, 160)}`)

    function isSeen(control: HTMLElement): boolean {
      const isBig = control.getBoundingClientRect().height > 1
      return isBig && control.checkVisibility({ visibilityProperty: true })
    }
    function isLost(control: HTMLElement): boolean {
      const { borderBottomStyle, borderBottomWidth, appearance, textDecorationLine } =
        getComputedStyle(control)
      const hasEdge = borderBottomStyle !== 'none' && Number.parseFloat(borderBottomWidth) > 0
      const isNative = appearance !== 'none' && control.matches('input, select')
      const isWritten =
        control.matches('button') && (control.innerText.trim() !== '' || textDecorationLine !== 'none')
      const isEdgedAround = control.closest('form[role=search], .g-counter-search') !== null
      return !hasEdge && !isNative && !isWritten && !isEdgedAround
    }
  })
}

/** What still takes its time for somebody who asked for no motion, in seconds. */
export function longestMotion(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seconds = (said: string) => Math.max(...said.split(',').map((each) => Number.parseFloat(each)))
    return [...document.querySelectorAll('*')].reduce((longest, each) => {
      const { transitionDuration, animationDuration } = getComputedStyle(each)
      return Math.max(longest, seconds(transitionDuration), seconds(animationDuration) || 0)
    }, 0)
  })
}

/** Text of the page's own colour on a ground of the reader's, or the other way round (RGAA 10.5). */
export async function mixedColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const [ink, paper] = ['rgb(1, 2, 3)', 'rgb(253, 252, 251)']
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter((each) => {
      const own = [...each.childNodes].some(
        (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim(),
      )
      return (
        (own || each.matches('select, textarea, input:not([type=radio], [type=checkbox])')) &&
        each.checkVisibility()
      )
    })
    return texts
      .filter((each) => (getComputedStyle(each).color === ink) !== (groundOf(each) === paper))
      .map((each) => `10.5 ${each.outerHTML.slice(0, 120)}`)

    function groundOf(element: Element | null): string {
      if (element === null) return paper
      const own = getComputedStyle(element).backgroundColor
      return own === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : own
    }
  })
}
