const SIGNS = [
  /^#{1,6} \S/mu,
  /^ {0,3}[-*+] \S.*\n {0,3}[-*+] \S/mu,
  /^ {0,3}\d+[.)] \S.*\n {0,3}\d+[.)] \S/mu,
  /^```/mu,
  /\*\*\S.*\S\*\*/u,
  /\[[^\]\n]+\]\([^)\s]+\)/u,
]

/** Whether a text that was pasted without formats has Markdown's. */
export const looksLikeMarkdown = (text: string): boolean => SIGNS.some((sign) => sign.test(text))
