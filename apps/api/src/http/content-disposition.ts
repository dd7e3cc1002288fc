/** A `Content-Disposition` header (RFC 6266) whose name may be of any characters but halves of surrogate pairs. */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^\w .()-]/gu, (found) => (/\p{M}/u.test(found) ? '' : '_'))
  return `${kind}; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`
}

// RFC 8187 allows fewer characters than encodeURIComponent leaves alone.
const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*]/gu,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  )
