// Opens the application without a network. It keeps the shell alone: the one page and the hashed files it is made of, which are
// everybody's. What the desk says of anybody (/api, /auth) never passes through here.

const shell = 'shell-__BUILD__'
const page = '/'
const files = ['/no-eval.js', '__FILES__']

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll([new Request(page, { cache: 'reload', credentials: 'omit' }), ...files]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (/^\/(?:api|auth|health)(?:\/|$)/.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(newestPage(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(fileOf(request))
  else if (files.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(request)))
})

/** The network's page first, so that nobody stays on an old version; the one kept when there is no network. */
async function newestPage(request) {
  try {
    return await fetch(request)
  } catch {
    return kept(page)
  }
}

/** A hashed file never changes: the one kept is the one asked for. */
async function fileOf(request) {
  const known = await caches.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await caches.open(shell).then((cache) => cache.put(request, answer.clone()))
  return answer
}

async function kept(request) {
  return (await caches.match(request)) ?? Response.error()
}
