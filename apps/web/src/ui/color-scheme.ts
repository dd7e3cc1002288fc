import { useMantineColorScheme } from '@mantine/core'

// To hush transitions while it changes, Mantine writes a style element, which the security policy refuses.
export const useColorScheme = () => useMantineColorScheme({ keepTransitions: true })
