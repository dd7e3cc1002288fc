/** A page that is often opened by its address, from a mail or a bookmark. */
export interface PageAhead {
  /** As the router writes it. */
  readonly path: string
  /** Ends of the modules that the router imports for it, its words in the language of most among them. */
  readonly modules: readonly string[]
  /** What it reads of the API before it can be drawn; the values of the path are put in their places. */
  readonly reads: readonly string[]
}

const requests = '/messages/fr/requests.ts'
const desk = [
  '/routes/desk/layout.tsx',
  requests,
  ...['desk', 'history', 'links', 'search', 'tools', 'following'].map((noun) => `/messages/fr/${noun}.ts`),
]

/** What the API names in the answer's head, so that a browser asks for it while the first script is still on its way. */
export const PAGES_AHEAD: readonly PageAhead[] = [
  {
    path: '/',
    modules: ['/routes/portal/home.tsx'],
    reads: [
      '/catalogue',
      '/incidents',
      '/tickets?view=mine&awaiting=true&limit=3',
      '/tickets?view=mine&bucket=open&limit=6',
      '/tickets/counts',
      '/answers?limit=3',
    ],
  },
  { path: '/deposer', modules: ['/routes/portal/catalogue.tsx'], reads: ['/catalogue'] },
  {
    path: '/deposer/:categoryId',
    modules: ['/routes/portal/filing.tsx', requests],
    reads: ['/catalogue', '/products', '/establishments'],
  },
  { path: '/demandes', modules: ['/routes/portal/requests.tsx', requests], reads: ['/tickets/counts'] },
  {
    path: '/demandes/:reference',
    modules: ['/routes/portal/request.tsx', requests],
    reads: ['/tickets/:reference', '/tickets/:reference/journal?limit=200'],
  },
  { path: '/bureau', modules: ['/routes/desk/queue.tsx', ...desk], reads: [] },
  {
    path: '/bureau/tickets/:reference',
    modules: ['/routes/desk/ticket.tsx', ...desk],
    reads: ['/tickets/:reference', '/tickets/:reference/journal?limit=200'],
  },
]
