import { createTheme, type ModalProps } from '@mantine/core'

const wrapper = {
  inputWrapperOrder: ['label', 'description', 'error', 'input'] as (
    | 'label'
    | 'description'
    | 'error'
    | 'input'
  )[],
  withAsterisk: false,
  classNames: {
    root: 'g-field',
    label: 'g-label',
    description: 'g-hint',
    error: 'g-error',
    input: 'g-input',
  },
}

const dialog: Partial<ModalProps> = {
  lockScroll: false,
  centered: true,
  overlayProps: { backgroundOpacity: 0.5 },
}

/**
 * Behaviour only. Components are named, not imported: a page fetches those that it draws.
 * Colours and sizes are in mantine.css, as static rules over the roles of tokens.css:
 * a theme's variables would be an injected style element, which the security policy refuses.
 */
export const theme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'never',
  components: {
    TextInput: { defaultProps: wrapper },
    Textarea: { defaultProps: wrapper },
    NativeSelect: { defaultProps: wrapper },
    Modal: { defaultProps: dialog },
  },
})
