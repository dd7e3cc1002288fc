import { crc32, deflateSync } from 'node:zlib'

const width = 480
const height = 270
const paper = 0xff
const title = 0x55
const ink = 0x88
const ground = 0xdd

/** A picture of a window in which something is written, a line each: a PNG of a few hundred bytes. */
export function pictureOf(says: string): Buffer {
  const lines = says.split('\n').map((line) => line.split(' ').map((word) => word.length))
  const rows = Array.from({ length: height }, (_, y) => Buffer.from([0, ...row(y, lines)]))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of grey.
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const pixels = deflateSync(Buffer.concat(rows))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function row(y: number, lines: readonly (readonly number[])[]): number[] {
  return Array.from({ length: width }, (_, x) => shade(x, y, lines))
}

function shade(x: number, y: number, lines: readonly (readonly number[])[]): number {
  if (x < 40 || x >= width - 40 || y < 30 || y >= height - 30) return ground
  if (y < 54) return title
  const line = lines[Math.floor((y - 80) / 26)]
  const isInk = y >= 80 && (y - 80) % 26 < 10 && line !== undefined && isInWord((x - 64) / 9, line)
  return isInk ? ink : paper
}

function isInWord(column: number, words: readonly number[]): boolean {
  let start = 0
  for (const length of words) {
    if (column >= start && column < start + length) return true
    start += length + 1
  }
  return false
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
