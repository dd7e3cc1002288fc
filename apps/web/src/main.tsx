import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { Providers } from './providers.tsx'
import { startReader } from './reader.tsx'
import { router } from './router.tsx'
import { takeNewVersions } from './shell.ts'
import './ui/global.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

takeNewVersions()
// Not awaited at the top level: for one module that is, the bundler joins no files any more.
void startReader().then(() =>
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  ),
)
