/** Where a draft goes on: the form of its topic, or the choice of one. */
export function draftAddress(categoryId: string | undefined, draftId: string | null): string {
  const path = categoryId === undefined ? '/deposer' : `/deposer/${categoryId}`
  return draftId === null ? path : `${path}?${new URLSearchParams({ brouillon: draftId }).toString()}`
}
