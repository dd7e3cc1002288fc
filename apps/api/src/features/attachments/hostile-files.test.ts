import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestClient } from '../../../test/client.ts'
import { contentPolicy } from '../../../test/content-policy.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

const MiB = 1024 * 1024
let desk: TestApp
let camille: TestClient
/** Where a file that is obeyed would call. */
let canary: Server
let canaryUrl: string
const calls: string[] = []

beforeAll(async () => {
  desk = await startApp()
  camille = await desk.as('camille.demandeur')
  canary = createServer((request, response) => {
    calls.push(String(request.url))
    response.end('<!ENTITY stolen "ZZSTOLEN">')
  })
  await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done))
  const address = canary.address()
  canaryUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(async () => {
  await desk.close()
  canary.close()
})

const upload = (name: string, bytes: Buffer | string, type?: string) =>
  camille.inject(multipartOf([filePart(name, bytes, type)]))

/** What comes back of a file, and how it is meant: given `inline` too, which is only ever a wish. */
async function downloads(id: string) {
  const paths = ['content', 'content?inline=1']
  return Promise.all(paths.map((path) => camille.get(`/attachments/${id}/${path}`)))
}

/** A zip of one file that says it is `claimed` bytes long; `entries` times the same. */
function zipOf(name: string, packed: Buffer, claimed: number, entries = 1): Buffer {
  const numbers = (...pairs: readonly [size: 2 | 4, value: number][]) =>
    Buffer.concat(
      pairs.map(([size, value]) => {
        const bytes = Buffer.alloc(size)
        bytes.writeUIntLE(value, 0, size)
        return bytes
      }),
    )
  const rest = (offset: readonly [2 | 4, number][]) =>
    numbers(
      [2, 20],
      [2, 0],
      [2, 8],
      [4, 0],
      [4, 0],
      [4, packed.length],
      [4, claimed],
      [2, name.length],
      [2, 0],
      ...offset,
    )
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), rest([]), Buffer.from(name), packed])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    numbers([2, 20]),
    rest([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, 0],
    ]),
    Buffer.from(name),
  ])
  const listed = Array.from({ length: entries }, () => central)
  const size = central.length * entries
  const end = numbers(
    [2, 0],
    [2, 0],
    [2, entries & 0xffff],
    [2, entries & 0xffff],
    [4, size],
    [4, local.length],
    [2, 0],
  )
  return Buffer.concat([local, ...listed, Buffer.from('PK\x05\x06'), end])
}

function pngOf(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(MiB))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const laughs = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "lol">${Array.from(
  { length: 12 },
  (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
).join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&l12;</text></svg>`
const zeros = Buffer.alloc(64 * MiB)

describe('AC-75 what would grow when opened is never opened', () => {
  test.each<[string, () => Buffer | string, string]>([
    ['42.zip', () => zipOf('0.dll', deflateRawSync(zeros), 0xffff_ffff), 'application/octet-stream'],
    [
      'mille.docx',
      () => zipOf('word/document.xml', deflateRawSync(zeros), 0xffff_ffff, 50_000),
      'application/octet-stream',
    ],
    ['dix-gigas.gz', () => gzipSync(zeros), 'application/octet-stream'],
    ['deux-fois.tar.gz', () => gzipSync(gzipSync(zeros)), 'application/octet-stream'],
    ['immense.png', () => pngOf(50_000, 50_000), 'image/png'],
    ['rires.svg', () => laughs, 'application/octet-stream'],
  ])('%s: stored and given back as it came, in next to no time and memory', async (name, make, type) => {
    const bytes = Buffer.from(make())
    const before = { cpu: process.cpuUsage(), rss: process.memoryUsage().rss }
    const answer = await upload(name, bytes)
    expect(answer.statusCode).toBe(201)
    const [file] = answer.json().items
    expect(file).toMatchObject({ type, size: bytes.length })
    const [whole] = await downloads(file.id)
    expect(whole?.rawPayload.equals(bytes)).toBe(true)
    // Unpacked, the smallest of them would be sixty million bytes, the largest many thousand million.
    expect(process.cpuUsage(before.cpu).user / 1_000).toBeLessThan(2_000)
    expect(process.memoryUsage().rss - before.rss).toBeLessThan(200 * MiB)
  })

  test.each(['gzip', 'deflate', 'br', 'zstd', 'compress', 'GZIP', 'gzip, gzip', 'identity, gzip', 'x'])(
    'a body sent as %s is 415, before a byte of it is read',
    async (encoding) => {
      const headers = { 'content-encoding': encoding }
      const packed = gzipSync(JSON.stringify({ preferences: { theme: 'dark' } }))
      const json = { method: 'PATCH', url: '/api/v1/me', payload: packed } as const
      const file = multipartOf([filePart('x.txt', 'x')])
      const asked = [
        { ...json, headers: { ...headers, 'content-type': 'application/json' } },
        { ...file, headers: { ...file.headers, ...headers } },
        { ...file, payload: gzipSync(file.payload), headers: { ...file.headers, ...headers } },
      ]
      const rows = await desk.db.attachment.count()
      for (const options of asked) {
        const answer = await camille.inject(options)
        expect([answer.statusCode, answer.json().code]).toEqual([415, 'unsupported-media-type'])
      }
      expect(await desk.db.attachment.count()).toBe(rows)
    },
  )
})

describe('AC-76 what names something outside is not followed', () => {
  const entity = (target: string) =>
    `<!DOCTYPE x [<!ENTITY % p SYSTEM "${target}"> %p; <!ENTITY e SYSTEM "${target}">]>`
  const documents = (target: string): [string, string | Buffer][] => [
    ['entite.xml', `<?xml version="1.0"?>${entity(target)}<x>&e;</x>`],
    [
      'entite.svg',
      `<?xml version="1.0"?>${entity(target)}<svg xmlns="http://www.w3.org/2000/svg"><text>&e;</text></svg>`,
    ],
    [
      'image.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${target}"/><use href="${target}#x"/></svg>`,
    ],
    [
      'inclus.xml',
      `<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="${target}"/></x>`,
    ],
    ['style.xml', `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${target}"?><x/>`],
    [
      'entite.docx',
      zipOf('word/document.xml', deflateRawSync(`<?xml version="1.0"?>${entity(target)}<w>&e;</w>`), 300),
    ],
  ]
  test.each([
    ['a file of ours', () => 'file:///etc/passwd'],
    ['an address within', () => `${canaryUrl}/called`],
  ])('%s', async (_, target) => {
    for (const [name, bytes] of documents(target())) {
      const [file] = (await upload(name, bytes, 'image/svg+xml')).json().items
      expect(file.type, name).toBe('application/octet-stream')
      for (const answer of await downloads(file.id)) {
        expect(answer.rawPayload.equals(Buffer.from(bytes)), name).toBe(true)
        expect(answer.headers['content-disposition'], name).toMatch(/^attachment; /)
      }
    }
    expect(calls).toEqual([])
  })
})

describe('AC-84 a file that comes from the desk’s own address can do nothing in its name', () => {
  const script = '<script>window.__x=1</script>'
  test.each<[string, string | Buffer]>([
    ['page.html', `<!doctype html>${script}`],
    ['page.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`],
    [
      'page.mhtml',
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${script}`,
    ],
    ['dessin.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
    [
      'feuille.xsl',
      `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${script}</xsl:stylesheet>`,
    ],
    ['module.mjs', 'export default window.__x = 1'],
    ['style.css', 'body{background:url(//evil.example)}'],
    ['film.swf', Buffer.from('CWS\x0f\0\0\0\0', 'latin1')],
    ['acte.pdf', `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>`],
    ['deux.gif', Buffer.concat([Buffer.from('GIF89a/*'), Buffer.alloc(20), Buffer.from(`*/=1;${script}`)])],
    ['note.txt', `Bonjour ${script}`],
  ])('%s', async (name, bytes) => {
    const answer = await upload(name, bytes, 'text/html')
    expect(answer.statusCode).toBe(201)
    const [plain, inline] = await downloads(answer.json().items[0].id)
    for (const { headers } of [plain, inline].flatMap((one) => one ?? [])) {
      const allows = contentPolicy(headers['content-security-policy'])
      // In a sandbox without a word more, a page has no script, no form, and an origin of its own.
      expect([allows('sandbox'), allows('script-src')]).toEqual([[], ["'none'"]])
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['content-type']).toMatch(
        /^(?:application\/octet-stream|text\/plain; charset=utf-8|application\/pdf|image\/gif)$/,
      )
    }
    expect(plain?.headers['content-disposition']).toMatch(/^attachment; /)
    const isShown = /^(?:image\/gif|application\/pdf)$/.test(String(inline?.headers['content-type']))
    expect(inline?.headers['content-disposition']).toMatch(isShown ? /^inline; / : /^attachment; /)
  })
})
