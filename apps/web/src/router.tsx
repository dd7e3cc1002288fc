import { useEffect, type ComponentType } from 'react'
import {
  createBrowserRouter,
  Outlet,
  ScrollRestoration,
  type LoaderFunction,
  type RouteObject,
} from 'react-router'
import type { Noun } from '@guichet/i18n/keys'
import { meQuery } from './features/me/queries.ts'
import { queries } from './query-client.ts'
import { needMessages } from './reader.tsx'
import { CrashedPage } from './routes/crashed.tsx'
import { dressAsDesk } from './routes/dress.ts'
import { NotFoundPage } from './routes/not-found.tsx'
import { RouteProblem } from './routes/problem-page.tsx'
import { keepShell } from './shell.ts'
import { Starting } from './ui/starting.tsx'

type PageModule = { Component: ComponentType; loader?: LoaderFunction }

const gallery: RouteObject[] = [
  { path: '_ui', lazy: page(['states', 'portal'], () => import('./routes/gallery/portal.tsx')) },
  { path: '_ui/desk', lazy: page(['states', 'desk'], () => import('./routes/gallery/desk.tsx')) },
]

const portal: RouteObject[] = [
  {
    index: true,
    lazy: page(
      ['portal', 'states', 'filing', 'answers', 'incidents'],
      () => import('./routes/portal/home.tsx'),
    ),
  },
  { path: 'deposer', lazy: page(['filing'], () => import('./routes/portal/catalogue.tsx')) },
  {
    path: 'deposer/:categoryId',
    lazy: page(['filing', 'requests', 'answers', 'incidents'], () => import('./routes/portal/filing.tsx')),
  },
  {
    path: 'brouillons',
    lazy: page(['filing', 'requests'], () => import('./routes/portal/drafts.tsx')),
  },
  {
    path: 'demandes/:reference/deposee',
    lazy: page(['filing', 'states', 'requests', 'events'], () => import('./routes/portal/filed.tsx')),
  },
  {
    path: 'demandes',
    lazy: page(['portal', 'states', 'requests'], () => import('./routes/portal/requests.tsx')),
  },
  {
    path: 'notifications',
    lazy: page(['portal', 'account'], () => import('./routes/portal/notifications.tsx')),
  },
  { path: 'reponses', lazy: page(['answers'], () => import('./routes/portal/answers.tsx')) },
  { path: 'reponses/:id', lazy: page(['answers'], () => import('./routes/portal/answer.tsx')) },
  { path: 'statistiques', lazy: page(['statistics'], () => import('./routes/portal/statistics.tsx')) },
  {
    path: 'compte',
    lazy: page(['portal', 'account', 'following'], () => import('./routes/portal/account.tsx')),
  },
  {
    path: 'demandes/:reference',
    lazy: page(
      ['portal', 'states', 'events', 'journal', 'requests', 'incidents'],
      () => import('./routes/portal/request.tsx'),
    ),
  },
]

const words: readonly Noun[] = [
  'portal',
  'desk',
  'history',
  'links',
  'search',
  'states',
  'events',
  'journal',
  'requests',
  'tools',
  'following',
]

const written: readonly Noun[] = ['answers', 'authoring']

const desk: RouteObject[] = [
  { index: true, lazy: page(words, () => import('./routes/desk/queue.tsx')) },
  { path: 'tickets/:reference', lazy: page(words, () => import('./routes/desk/ticket.tsx')) },
  { path: 'tickets/:reference/historique', lazy: page(words, () => import('./routes/desk/history.tsx')) },
  { path: 'tickets/:reference/au', lazy: page(words, () => import('./routes/desk/past.tsx')) },
  { path: 'deposer', lazy: page([...words, 'filing'], () => import('./routes/desk/filing.tsx')) },
  { path: 'equipe', lazy: page([...words, 'team', 'following'], () => import('./routes/desk/team.tsx')) },
  { path: 'modeles', lazy: page(words, () => import('./routes/desk/tools.tsx')) },
  {
    path: 'chiffres',
    lazy: page([...words, 'authoring', 'reports'], () => import('./routes/desk/figures.tsx')),
  },
  { path: 'reponses', lazy: page([...words, ...written], () => import('./routes/desk/answers.tsx')) },
  { path: 'reponses/:id', lazy: page([...words, ...written], () => import('./routes/desk/answer.tsx')) },
]

const open: RouteObject[] = [
  { path: 'connexion', lazy: page(['portal'], () => import('./routes/portal/sign-in.tsx')) },
  { path: 'connexion/retour', lazy: page(['portal'], () => import('./routes/portal/back.tsx')) },
  { path: 'aide', lazy: page(['pages'], () => import('./routes/pages/help.tsx')) },
  { path: 'aide/questions', lazy: page(['pages'], () => import('./routes/pages/questions.tsx')) },
  { path: 'accessibilite', lazy: page(['pages'], () => import('./routes/pages/accessibility.tsx')) },
  { path: 'donnees-personnelles', lazy: page(['pages'], () => import('./routes/pages/privacy.tsx')) },
  { path: 'plan', lazy: page(['pages'], () => import('./routes/pages/site-map.tsx')) },
  { path: 'conditions', lazy: page(['pages'], () => import('./routes/pages/terms.tsx')) },
  { path: '*', element: <NotFoundPage /> },
]

export const routes: RouteObject[] = [
  ...(import.meta.env.DEV ? gallery : []),
  {
    element: <Root />,
    errorElement: <CrashedPage />,
    hydrateFallbackElement: <Starting />,
    loader: dressAsDesk,
    shouldRevalidate: () => false,
    children: [
      {
        // Asked for while the page itself is fetched.
        loader: askWho,
        shouldRevalidate: () => false,
        children: [
          {
            lazy: page(['portal'], () => import('./routes/portal/layout.tsx')),
            children: [{ errorElement: <RouteProblem />, children: portal }],
          },
          {
            path: 'bureau',
            lazy: page(words, () => import('./routes/desk/layout.tsx')),
            children: [{ errorElement: <RouteProblem />, children: desk }],
          },
        ],
      },
      {
        lazy: page(['portal'], () => import('./routes/portal/open-layout.tsx')),
        children: [{ errorElement: <RouteProblem />, children: open }],
      },
    ],
  },
]

export const router = createBrowserRouter(routes)

/** A page comes with the messages it speaks; both are fetched together, and the navigation waits for both. */
function page(nouns: readonly Noun[], load: () => Promise<PageModule>): () => Promise<PageModule> {
  return async () => {
    const [module] = await Promise.all([load(), needMessages(...nouns)])
    return module
  }
}

function askWho(): null {
  void queries.prefetchQuery(meQuery)
  return null
}

// Drawn when the first page is there.
function Root() {
  useEffect(keepShell, [])
  return (
    <>
      <Outlet />
      <ScrollRestoration />
    </>
  )
}
