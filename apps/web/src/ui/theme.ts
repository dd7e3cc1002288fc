import { createTheme, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'

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

/**
 * Behaviour only. Colours and sizes are in mantine.css, as static rules over the roles of tokens.css:
 * a theme's variables would be an injected style element, which the security policy refuses.
 */
export const theme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'never',
  components: {
    TextInput: TextInput.extend({ defaultProps: wrapper }),
    Textarea: Textarea.extend({ defaultProps: wrapper }),
    NativeSelect: NativeSelect.extend({ defaultProps: wrapper }),
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, overlayProps: { backgroundOpacity: 0.5 } },
    }),
  },
})
