import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LiveRegion } from './ui/announce.tsx';
import { theme } from './ui/theme.ts';

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000 } },
});

export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        {children}
        <Notifications position="bottom-left" />
        <LiveRegion />
      </QueryClientProvider>
    </MantineProvider>
  );
}
