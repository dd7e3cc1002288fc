import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFileName, extensionOf, unpackedName } from './file-name.ts'

describe('AC-65 a file’s name is a name, never a path nor a trick', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\x', 'x'],
    ['/abs', 'abs'],
    ['C:\\x', 'x'],
    ['a/b', 'b'],
    ['.', 'document'],
    ['..', 'document'],
    ['', 'document'],
    ['dossier/', 'document'],
    [' \u200b\u202e ', 'document'],
    ['con', 'con'],
    ['.htaccess', '.htaccess'],
    ['\u200b.htaccess', '.htaccess'],
    ['a\r\nX-Evil:1', 'aX-Evil:1'],
    ['a"b;c', 'a"b;c'],
    ['a%00.png', 'a%00.png'],
    ['a\0.png', 'a.png'],
    ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
    ['setup.exe. . ', 'setup.exe'],
    ['e\u0301tat.pdf', '\u00e9tat.pdf'],
    ['\ud800x.txt', 'x.txt'],
    ['Capture d’écran 2026.png', 'Capture d’écran 2026.png'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(cleanFileName(raw)).toBe(shown)
  })

  test('300 characters become 200, with their extension', () => {
    const name = cleanFileName(`${'é'.repeat(300)}.pdf`)
    expect(Array.from(name)).toHaveLength(200)
    expect(name.endsWith('é.pdf')).toBe(true)
  })

  test('emoji count as one character each', () => {
    expect(Array.from(cleanFileName('😀'.repeat(300)))).toHaveLength(200)
  })

  test('whatever is sent: never empty, short, composed, on one line, without a separator', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const name = cleanFileName(raw)
        expect(name).not.toBe('')
        expect(Array.from(name).length).toBeLessThanOrEqual(200)
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(name).toBe(name.normalize('NFC'))
      }),
    )
  })
})

test.each([
  ['a.PDF', 'pdf'],
  ['archive.tar.gz', 'gz'],
  ['.htaccess', 'htaccess'],
  ['rien', ''],
  ['x.', ''],
])('the extension of %j is %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension)
})

describe('AC-65 a name under which any system unpacks a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['CON.txt', '_CON.txt'],
    ['nul', '_nul'],
    ['console.log', 'console.log'],
    ['.bashrc', '_.bashrc'],
    ['-rf', '_-rf'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['n°11446.json', 'n°11446.json'],
  ])('%j unpacks as %j', (raw, name) => {
    expect(unpackedName(raw)).toBe(name)
  })

  test('it is at most a hundred characters with its extension', () => {
    const name = unpackedName(`${'é'.repeat(180)}.docx`)
    expect([Array.from(name).length, name.endsWith('é.docx')]).toEqual([100, true])
  })
})
