import type { ReplyInHand } from '../src/routes/use-reply.ts'

/** A reply with nothing in it yet, kept nowhere; say what differs. */
export function aReply(more: Partial<ReplyInHand> = {}): ReplyInHand {
  const uploads = {
    files: [],
    attachmentIds: [],
    isBusy: false,
    add: () => undefined,
    remove: () => undefined,
    retry: () => undefined,
    restore: () => undefined,
    sent: () => undefined,
    clear: () => undefined,
  }
  return {
    text: '',
    write: () => undefined,
    attach: () => undefined,
    attachmentIds: [],
    restored: [],
    slot: undefined,
    other: null,
    aside: [],
    keepMine: async () => false,
    takeOther: async () => false,
    join: async () => undefined,
    drop: async () => undefined,
    look: async () => undefined,
    savedAt: undefined,
    save: () => undefined,
    uploads,
    isEmpty: true,
    wait: undefined,
    sent: () => undefined,
    ...more,
  }
}
