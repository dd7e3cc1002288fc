/** What holds this, from itself up to the page's content: where to go when it is gone. */
export function pathOf(element: Element): Element[] {
  const path: Element[] = []
  for (let at: Element | null = element; at !== null && at.tagName !== 'BODY'; at = at.parentElement)
    path.push(at)
  return path
}

/** The focus goes to the first of these that is still there, or to what can be used in it; else to the page's heading. */
export function focusNear(path: readonly Element[]): void {
  for (const place of path) {
    if (!place.isConnected) continue
    for (const stop of [place, ...place.querySelectorAll(STOPS)]) if (tookFocus(stop)) return
    if (place.tagName === 'MAIN') return
  }
  const heading = document.querySelector('main h1')
  if (heading) tookFocus(heading)
}

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]'

function tookFocus(element: Element): boolean {
  if (element instanceof HTMLElement && element.closest('[hidden]') === null)
    element.focus({ preventScroll: true })
  return document.activeElement === element
}
