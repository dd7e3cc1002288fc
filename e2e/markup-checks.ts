import type { Page } from '@playwright/test'

/** What a page's markup does that RGAA refuses, each named by its criterion; read from the page as it is drawn. */
export function markupFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('*')]
    const shown = all.filter((each) => each.checkVisibility({ visibilityProperty: true }))
    const html = (each: Element) => each.outerHTML.slice(0, 160)
    const faults: string[] = []
    const refuse = (criterion: string, bad: readonly Element[]) =>
      faults.push(...bad.map((each) => `${criterion} ${html(each)}`))

    if (document.doctype?.name !== 'html' || document.compatMode !== 'CSS1Compat') faults.push('8.1 no type')
    refuse(
      '8.2 an id twice:',
      all.filter((each) => each.id !== '' && document.getElementById(each.id) !== each),
    )
    refuse('8.2 what it names is not there:', all.filter(namesNothing))
    faults.push(...nestedOtherwise())
    refuse('2.2 a frame:', [...document.querySelectorAll('iframe, frame, object, embed')])
    refuse('1.8 text as an image:', shown.filter(isTextAsImage))
    refuse('1.2 an image neither named nor hidden:', shown.filter(isUntoldImage))
    refuse('8.5 a second name:', [...document.querySelectorAll('head title')].slice(1))
    refuse('10.1 presentation in the markup:', all.filter(isPresentation))
    refuse('10.2 words in a style sheet:', shown.filter(saysByStyle))
    refuse('10.3 shown in another order:', shown.filter(isReordered))
    refuse('12.8 a stop of its own:', [...document.querySelectorAll('[tabindex]')].filter(jumpsTheQueue))
    refuse('6.1 11.9 said otherwise than shown:', shown.filter(isNamedOtherwise))
    refuse('13.2 a window unannounced:', shown.filter(opensUntold))
    return faults

    function namesNothing(each: Element): boolean {
      const names = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'headers', 'list']
      return names
        .flatMap((name) => (each.getAttribute(name) ?? '').split(/\s+/u))
        .some((id) => id !== '' && document.getElementById(id) === null)
    }
    // Elements put where HTML does not allow them stay where a script put them: a parser moves them.
    function nestedOtherwise(): string[] {
      const parsed = new DOMParser().parseFromString(document.body.outerHTML, 'text/html')
      const tags = (root: ParentNode) => [...root.querySelectorAll('*')].map(({ tagName }) => tagName)
      const [drawn, read] = [tags(document.body), tags(parsed.body)]
      const place = drawn.findIndex((tag, at) => tag !== read[at])
      const odd = document.body.querySelectorAll('*')[place]
      return odd ? [`8.2 not where HTML allows it: ${html(odd.parentElement ?? odd)}`] : []
    }
    function isTextAsImage(each: Element): boolean {
      if (each.closest('.g-answer-text, .g-attachment, .g-file-row')) return false
      const isDrawn = each.matches('img, canvas, svg text, input[type=image]')
      return isDrawn || /url\((?!["']?data:image\/svg)/u.test(getComputedStyle(each).backgroundImage)
    }
    function isUntoldImage(each: Element): boolean {
      if (!each.matches('svg, img')) return false
      if (each.closest('[aria-hidden=true]')) return false
      return !each.hasAttribute('alt') && !each.getAttribute('aria-label')
    }
    function isPresentation(each: Element): boolean {
      if (each.matches('basefont, big, center, font, marquee, blink, strike, tt')) return true
      const looks = [
        'align',
        'bgcolor',
        'border',
        'color',
        'face',
        'link',
        'text',
        'valign',
        'hspace',
        'vspace',
      ]
      if (!(each instanceof HTMLElement)) return false
      return looks.some((name) => each.hasAttribute(name)) || /\S {3,}\S/u.test(spacedText(each))
    }
    function spacedText(each: Element): string {
      if (each.matches('script, style, textarea, pre') || getComputedStyle(each).whiteSpace.startsWith('pre'))
        return ''
      const own = [...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      return own.map(({ textContent }) => textContent).join('')
    }
    function saysByStyle(each: Element): boolean {
      return ['::before', '::after'].some((part) =>
        /[\p{L}\p{N}]/u.test(getComputedStyle(each, part).content.replace(/^(none|normal|counter.*)$/u, '')),
      )
    }
    function isReordered(each: Element): boolean {
      const { order, flexDirection, display } = getComputedStyle(each)
      return order !== '0' || (display.includes('flex') && flexDirection.endsWith('-reverse'))
    }
    function jumpsTheQueue(each: Element): boolean {
      return Number(each.getAttribute('tabindex')) > 0
    }
    function isNamedOtherwise(each: HTMLElement): boolean {
      const said = each.getAttribute('aria-label')
      if (said === null || !each.matches('a, button, summary, [role=button], [role=tab]')) return false
      const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
      return !plain(said).includes(plain(each.innerText))
    }
    function opensUntold(each: Element): boolean {
      const target = each.getAttribute('target') ?? ''
      return !['', '_self'].includes(target) && !/nouvel onglet|new tab/u.test(each.textContent)
    }
  })
}

/** What a page's fields lack: a label beside them, choices of a kind told apart, the browser's help about the person. */
export function fieldFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const fields = [
      ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
        'input:not([type=hidden]), select, textarea',
      ),
    ].filter((each) => each.checkVisibility({ visibilityProperty: true }))
    const html = (each: Element) => each.outerHTML.slice(0, 160)
    return [
      ...fields.filter((each) => !hasNearLabel(each)).map((each) => `11.4 no label near ${html(each)}`),
      ...fields.filter(isUngrouped).map((each) => `11.8 choices of several kinds in ${html(each)}`),
      ...fields.filter(isAlone).map((each) => `11.5 no group around ${html(each)}`),
      ...fields.filter(isOfPerson).map((each) => `11.13 not completed ${html(each)}`),
    ]

    // In words, at most a line of help and a refusal away, above or beside; a search may have its button for label.
    function hasNearLabel(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): boolean {
      const box = field.getBoundingClientRect()
      const labels = [...(field.labels ?? [])].filter((each) => each.innerText.trim() !== '')
      const inRow = field.closest('tr, [role=search], form')
      if (labels.length === 0) return field.getAttribute('aria-label') !== null && inRow !== null
      return labels.some((label) => {
        const its = label.getBoundingClientRect()
        const [across, down] = [
          Math.max(its.left - box.right, box.left - its.right),
          Math.max(its.top - box.bottom, box.top - its.bottom),
        ]
        return across <= 24 && down <= 110
      })
    }
    function isUngrouped(field: HTMLElement): boolean {
      if (!(field instanceof HTMLSelectElement) || field.querySelector('optgroup')) return false
      const kinds = [...field.options].map(({ text }) => text.split(' › ')[0] ?? '')
      return kinds.some((kind, place) => kind !== field.options[place]?.text && kinds.indexOf(kind) !== place)
    }
    function isAlone(field: HTMLElement): boolean {
      return (
        field.matches('[type=radio]') && field.closest('fieldset, [role=radiogroup], [role=group]') === null
      )
    }
    function isOfPerson(field: HTMLElement): boolean {
      const asksPerson = field.matches('[type=tel], [type=email], [name*=phone i], [autocomplete=tel]')
      return asksPerson && !/^(tel|email)/u.test(field.getAttribute('autocomplete') ?? '')
    }
  })
}

/** What the style sheets do by themselves, or only to who has a mouse: motion, a way round, what appears on hover. */
export function styleFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const shows =
      /(^|;)\s*(display|visibility|opacity|clip|clip-path|max-height|content|transform|top|left)\s*:/u
    const read = (rules: CSSRuleList, within = '') => {
      for (const rule of rules) {
        if (rule instanceof CSSKeyframesRule) faults.push(`13.8 moves: ${rule.name}`)
        if (rule instanceof CSSMediaRule && /orientation/u.test(rule.conditionText))
          faults.push(`13.9 one way round: ${rule.conditionText}`)
        if (rule instanceof CSSStyleRule) {
          const selector = `${within} ${rule.selectorText}`
          const isSkip = selector.includes('.g-skip')
          if (/:hover|:focus/u.test(selector) && shows.test(rule.style.cssText) && !isSkip)
            faults.push(`10.13 appears: ${selector}`)
        }
        if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) read(rule.cssRules, within)
      }
    }
    for (const sheet of document.styleSheets) read(sheet.cssRules)
    const moves = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().endTime === Infinity)
    return [...new Set([...faults, ...moves.map(() => '13.8 moves without end')])]
  })
}

/** Texts of the desk’s own, in its one language, that a page of another shows without saying which language they are in. */
export async function unmarkedWords(page: Page, words: readonly string[]): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode
      if (parentElement?.closest('[lang]')?.getAttribute('lang') !== 'fr') found.push(textContent ?? '')
    }
    return found
  })
  return shown.filter((text) => words.some((word) => text.trim() === word || text.includes(` › ${word}`)))
}
