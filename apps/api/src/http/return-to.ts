/** The page to come back to after the sign-in: a path of ours, else the first page. Never another host. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked))
    return '/'
  const origin = 'http://desk.invalid'
  const url = URL.parse(asked, origin)
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return '/'
  // Signing in again and again would lead nowhere.
  if (/^\/(?:auth|api)(?:\/|$)/i.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
