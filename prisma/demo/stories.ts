import { ENDED_STORIES } from './stories-ended.ts'
import { OPEN_STORIES } from './stories-open.ts'
import type { Story } from './story.ts'

/** Forty requests that read like life. */
export const DEMO_STORIES: readonly Story[] = [...OPEN_STORIES, ...ENDED_STORIES]
