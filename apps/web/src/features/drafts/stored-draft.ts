import { z } from 'zod'
import { draft } from '@guichet/contracts/me'

/** A draft as this browser keeps it. Fetched where one is found: pages that find none do without schemas. */
export const storedDraft = draft.extend({
  /** The version of the server's copy that this one goes on from; 0: the server had none. */
  version: z.int().default(0),
  /** The server has these very words. */
  isSent: z.boolean().default(false),
})
