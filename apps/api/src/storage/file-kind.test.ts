import { describe, expect, test } from 'vitest'
import { isProgramName, isShownInline, sniffType } from './file-kind.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const windowsProgram = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)])

describe('AC-63, AC-64 the bytes say what a file is, not its name nor its sender', () => {
  test.each([
    ['image/png', png],
    ['image/jpeg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
    ['image/gif', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1')],
    ['application/pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript >> >>')],
    ['text/plain', Buffer.from('Erreur 0x80004005 à 10:30\r\n\tétat : arrêté')],
    ['text/plain', Buffer.from('MZ est le début de ce texte')],
    ['application/octet-stream', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['application/octet-stream', Buffer.from('\ufeff  <html>')],
    ['application/octet-stream', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['application/octet-stream', Buffer.from('<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><x/>')],
    ['application/octet-stream', Buffer.from('accentu\xe9 en latin-1', 'latin1')],
    ['application/octet-stream', Buffer.alloc(50)],
    ['application/octet-stream', Buffer.alloc(0)],
    [null, windowsProgram],
    [null, Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(100)])],
  ])('%s', async (type, head) => {
    expect(await sniffType(head)).toBe(type)
  })

  test('a text cut in the middle of a character is still a text', async () => {
    expect(await sniffType(Buffer.from('é'.repeat(40)).subarray(0, 79))).toBe('text/plain')
  })
})

test('only pictures and PDF are ever shown in place', () => {
  expect(['image/png', 'application/pdf'].every(isShownInline)).toBe(true)
  expect(['text/plain', 'text/html', 'image/svg+xml', 'application/octet-stream'].some(isShownInline)).toBe(
    false,
  )
})

test('programs are known by their names too', () => {
  expect(['gfc-journal.exe', 'X.PS1', 'x.pdf.scr'].every(isProgramName)).toBe(true)
  expect(['journal.txt', 'journal.zip', 'exe', 'classes.ods'].some(isProgramName)).toBe(false)
})
