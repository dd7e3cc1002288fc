import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { Providers } from './providers.tsx'
import { startReader } from './reader.tsx'
import { router } from './router.tsx'
import './ui/global.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

await startReader()
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
