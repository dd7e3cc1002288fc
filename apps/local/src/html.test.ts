import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { html, pageHeaders, renderPage } from './html.ts'

test('the policy lets in the page’s own style and script, and names them by what they hold to the letter', () => {
  const page = { lang: 'fr', title: 'Essai', body: html`<p>Bonjour</p>`, script: 'document.title' } as const
  const policy = pageHeaders(page)['Content-Security-Policy'] ?? ''
  for (const name of ['style', 'script']) {
    const [, source = ''] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(renderPage(page)) ?? []
    expect(source).not.toBe('')
    expect(policy).toContain(`sha256-${createHash('sha256').update(source).digest('base64')}`)
  }
})
