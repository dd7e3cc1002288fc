import { isBright, palette } from './palette.ts'

/**
 * Dresses the page in an institution's colour. It writes on the element's style through the CSSOM,
 * which a strict content security policy allows where a `<style>` element would need a nonce.
 *
 * @param hex `#rrggbb`
 */
export function wearBrand(hex: string, root: HTMLElement = document.documentElement): void {
  root.style.setProperty('--g-brand', hex)
  palette(hex).forEach((step, index) => root.style.setProperty(`--g-b${index}`, step))
  root.toggleAttribute('data-bright', isBright(hex))
}
