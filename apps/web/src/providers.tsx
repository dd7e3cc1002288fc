import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from './query-client.ts'
import { LiveRegion } from './ui/announce.tsx'
import { theme } from './ui/theme.ts'
import { Toasts } from './ui/toast.tsx'

export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        {children}
        <Toasts />
        <LiveRegion />
      </QueryClientProvider>
    </MantineProvider>
  )
}
