/** The two sizes at which a story is lived from end to end. */
export const VIEWPORTS = [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const
