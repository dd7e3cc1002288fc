import type { ComponentType } from 'react'
import {
  createBrowserRouter,
  Outlet,
  ScrollRestoration,
  type LoaderFunction,
  type RouteObject,
} from 'react-router'
import type { Noun } from '@guichet/i18n/keys'
import { needMessages } from './reader.tsx'
import { CrashedPage } from './routes/crashed.tsx'
import { NotFoundPage } from './routes/not-found.tsx'
import { Loading } from './ui/loading.tsx'

type PageModule = { Component: ComponentType; loader?: LoaderFunction }

const gallery: RouteObject[] = [
  { path: '_ui', lazy: page(['states', 'portal'], () => import('./routes/gallery/portal.tsx')) },
  { path: '_ui/desk', lazy: page(['states', 'desk'], () => import('./routes/gallery/desk.tsx')) },
]

export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <CrashedPage />,
    hydrateFallbackElement: <Loading />,
    children: [
      { index: true, lazy: page(['portal'], () => import('./routes/portal/home.tsx')) },
      {
        lazy: page(['portal', 'account'], () => import('./routes/portal/temporary-layout.tsx')),
        children: [
          {
            path: 'demandes',
            lazy: page(['portal', 'states', 'requests'], () => import('./routes/portal/requests.tsx')),
          },
          {
            path: 'compte',
            lazy: page(['portal', 'account'], () => import('./routes/portal/account.tsx')),
          },
          {
            path: 'demandes/:reference',
            lazy: page(
              ['portal', 'states', 'events', 'journal', 'requests'],
              () => import('./routes/portal/request.tsx'),
            ),
          },
        ],
      },
      ...(import.meta.env.DEV ? gallery : []),
      { path: '*', element: <NotFoundPage /> },
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

function Root() {
  return (
    <>
      <Outlet />
      <ScrollRestoration />
    </>
  )
}
