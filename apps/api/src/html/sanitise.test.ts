import { LIMITS } from '@guichet/contracts/limits'
import { RICH_TEXT, isSafeLink, LINK_REL, pictureOf } from '@guichet/contracts/rich-text'
import { describe, expect, test } from 'vitest'
import { HOSTILE_MARKDOWN, HOSTILE_MARKUP } from '../../test/hostile-markup.ts'
import { htmlOfMarkdown, htmlOfText } from './markdown.ts'
import { sanitise } from './sanitise.ts'

const answerId = '018f0000-0000-7000-8000-000000000001'
const picture = `/api/v1/answers/${answerId}/images/018f0000-0000-7000-8000-000000000002`

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)(?: \/)?>/gu

/** What is in it that the allow-list does not name: every « < » must begin a tag of ours, with attributes of ours. */
function strangersIn(html: string): string[] {
  const rest = html.replaceAll(TAG, '').match(/<.{0,40}/gsu) ?? []
  const found = [...html.matchAll(TAG)].flatMap(([, , tag = '', attributes = '']) => {
    const allowed = RICH_TEXT[tag]
    if (allowed === undefined) return [tag]
    return [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/gu)]
      .filter(
        ([, name = '', value = '']) =>
          !allowed.includes(name) || !isFine(name, value.replaceAll('&amp;', '&')),
      )
      .map(([said]) => `${tag}${said}`)
  })
  return [...rest, ...found]
}

function isFine(name: string, value: string): boolean {
  if (name === 'href') return isSafeLink(value) && !/&[#\w]+;/u.test(value)
  if (name === 'src') return pictureOf(value)?.answerId === answerId
  return name !== 'rel' || value === LINK_REL
}

/** Milliseconds of processor, the least of three readings: the first compiles the reader, and others work on this machine too. */
function quickestReading(markdown: string): number {
  const readings = [1, 2, 3].map(() => {
    const began = process.cpuUsage()
    sanitise(htmlOfMarkdown(markdown), answerId)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  })
  return Math.min(...readings)
}

describe('hostile markup', () => {
  test('AC-47 AC-48 AC-49 AC-50 AC-59 of more than 200 payloads nothing remains but the allow-list', () => {
    expect(HOSTILE_MARKUP.length).toBeGreaterThan(200)
    for (const payload of HOSTILE_MARKUP)
      expect(strangersIn(sanitise(payload, answerId)), payload.slice(0, 200)).toEqual([])
  })

  test('AC-47 AC-58 sanitising twice changes nothing', () => {
    for (const payload of HOSTILE_MARKUP) {
      const once = sanitise(payload, answerId)
      expect(sanitise(once, answerId), payload.slice(0, 200)).toBe(once)
    }
  })

  test('AC-51 nor of Markdown, whose raw HTML is text; each is read within 200 ms', () => {
    const flood = (part: string) => part.repeat(LIMITS.markdown / part.length)
    const floods = ['[', '*a_ ', '> ', '`', '![[', '`a ', '<a ', '[x](', '&', '- '].map(flood)
    for (const markdown of [...HOSTILE_MARKDOWN, ...floods]) {
      const html = sanitise(htmlOfMarkdown(markdown), answerId)
      expect(quickestReading(markdown), markdown.slice(0, 40)).toBeLessThan(200)
      expect(strangersIn(html), markdown.slice(0, 200)).toEqual([])
      expect(sanitise(html, answerId)).toBe(html)
    }
  })
})

describe('what people write', () => {
  test('stays as it is', () => {
    for (const html of [
      '<h2>Titre</h2><p>Un <strong>mot</strong>, un <em>autre</em><br />à la ligne &amp; la suite.</p>',
      '<ul><li><p>un</p></li><li><p>deux</p><ol start="3"><li><p>trois</p></li></ol></li></ul>',
      `<p><img src="${picture}" alt="Le menu ouvert" /></p>`,
      `<p><a href="https://valmer.example/a?b=1&amp;c=2" rel="${LINK_REL}">le guide</a></p>`,
      `<p><a href="/reponses" rel="${LINK_REL}">la FAQ</a></p>`,
      '<pre><code>if (a &lt; b) {}</code></pre>',
    ])
      expect(sanitise(html, answerId)).toBe(html)
  })

  test('what other programs call otherwise keeps its meaning', () => {
    expect(sanitise('<h1>Titre</h1><p><b>gras</b> <i>penché</i></p>', answerId)).toBe(
      '<h2>Titre</h2><p><strong>gras</strong> <em>penché</em></p>',
    )
  })

  test('a picture of another answer, which other people may read, is left out', () => {
    expect(sanitise(`<p>a<img src="${picture}" alt="x" /></p>`, newer)).toBe('<p>a</p>')
  })

  test('Markdown has headings, lists, links and code; plain text keeps its paragraphs and lines', () => {
    expect(
      sanitise(
        htmlOfMarkdown('## Étapes\n\n1. **Fermez** GFC\n2. [Guide](https://valmer.example)\n'),
        answerId,
      ),
    ).toBe(
      `<h2>Étapes</h2>\n<ol>\n<li><strong>Fermez</strong> GFC</li>\n<li><a href="https://valmer.example" rel="${LINK_REL}">Guide</a></li>\n</ol>`,
    )
    expect(htmlOfText('Un < deux\nsuite\n\n\nAutre')).toBe('<p>Un &lt; deux<br />suite</p><p>Autre</p>')
  })
})

const newer = '018f0000-0000-7000-8000-000000000009'
