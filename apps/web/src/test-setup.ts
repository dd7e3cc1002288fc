import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)
// What is fetched when it is first needed takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

// jsdom draws nothing: Mantine asks for what only a drawing browser has.
window.matchMedia ??= (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
})
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
if (!('scrollIntoView' in Element.prototype)) {
  Object.defineProperty(Element.prototype, 'scrollIntoView', { value: () => undefined })
}
// A growing field measures itself again when fonts arrive.
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() })
