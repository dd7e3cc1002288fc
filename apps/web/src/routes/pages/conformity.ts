/** What the foot of each page says, without the grid that it comes from; a test holds the two together. */
export const CONFORMITY = 'partial' satisfies 'total' | 'partial' | 'none'
