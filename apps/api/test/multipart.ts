/** One part of a multipart body, as raw as a test needs it. */
export interface Part {
  /** The whole `Content-Disposition` line's value. */
  disposition: string
  type?: string
  bytes?: Buffer | string
}

export const filePart = (
  filename: string,
  bytes: Buffer | string,
  type = 'application/octet-stream',
): Part => ({
  disposition: `form-data; name="file"; filename="${filename}"`,
  type,
  bytes,
})

/** A multipart/form-data request, ready for `inject`. */
export function multipartOf(parts: readonly Part[], boundary = 'a-boundary-of-the-tests') {
  const pieces = parts.flatMap(({ disposition, type, bytes = '' }) => [
    `--${boundary}\r\nContent-Disposition: ${disposition}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
    bytes,
    '\r\n',
  ])
  return {
    method: 'POST',
    url: '/api/v1/attachments',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece))),
  } as const
}
