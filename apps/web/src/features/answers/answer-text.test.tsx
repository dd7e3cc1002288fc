import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { draw } from '../../../test/render.tsx'
import { AnswerText } from './answer-text.tsx'

const picture =
  '/api/v1/answers/018f0000-0000-7000-8000-000000000001/images/018f0000-0000-7000-8000-000000000002'

const drawn = async (html: string) => {
  const { container } = await draw(<AnswerText html={html} language="fr" />, { nouns: [] })
  return container.querySelector('.g-answer-text')
}

describe('the text of an answer', () => {
  test('is drawn as it was written, in its language', async () => {
    const html = `<h2>Étapes</h2><ol start="2"><li><p>Un <strong>mot</strong><br>et <code>un autre</code></p></li></ol><p><img src="${picture}" alt="Le menu"></p>`
    const text = await drawn(html)
    expect(text?.getAttribute('lang')).toBe('fr')
    expect(screen.getByRole('heading', { level: 2, name: 'Étapes' })).toBeTruthy()
    expect(screen.getByRole('img', { name: 'Le menu' }).getAttribute('src')).toBe(picture)
    expect(text?.querySelector('ol')?.start).toBe(2)
    expect(text?.textContent).toBe('ÉtapesUn motet un autre')
  })

  test('AC-47 holds nothing but the allow-list, had it come past the server', async () => {
    for (const html of [
      '<img src=x onerror="window.__x=1">',
      '<svg onload="window.__x=1"><a xlink:href="javascript:1">x</a></svg>',
      '<a href="javascript:alert(1)">x</a><a href="https://e.example" onclick="x" id="contenu">y</a>',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      '<iframe srcdoc="<script>1</script>"></iframe><script>window.__x=1</script><style>*{display:none}</style>',
      '<p class="g-button" style="position:fixed">x</p><form><input name=attributes></form>',
      '<img src="http://e.example/p.gif"><img src="//e.example/p.gif" srcset="http://e.example/q.gif 1x">',
    ]) {
      const text = await drawn(html)
      const all = [...(text?.querySelectorAll('*') ?? [])]
      expect(
        all.map(({ tagName }) => tagName).filter((tag) => tag !== 'A' && tag !== 'P'),
        html,
      ).toEqual([])
      const names = all.flatMap((element) => element.getAttributeNames())
      expect(
        names.filter((name) => name !== 'href' && name !== 'rel'),
        html,
      ).toEqual([])
      expect(text?.innerHTML, html).not.toContain('javascript')
    }
  })
})
