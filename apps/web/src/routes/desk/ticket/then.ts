/** What a public reply does besides speaking. */
export const THENS = ['comment', 'request_info', 'resolve'] as const
export type Then = (typeof THENS)[number]
