import type { Page } from '@playwright/test'
import type { SentFile } from './integrator.ts'

/** Copies a picture, as a screenshot tool does, then pastes it by the keyboard where the focus is. */
export async function pastePicture(page: Page, { buffer }: SentFile): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const blob = new Blob([bytes], { type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
  }, buffer.toString('base64'))
  await page.keyboard.press('ControlOrMeta+V')
}
