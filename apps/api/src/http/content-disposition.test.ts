import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

test.each([
  ['rapport.pdf', `attachment; filename="rapport.pdf"; filename*=UTF-8''rapport.pdf`],
  ['Élève n°1.txt', `attachment; filename="Eleve n_1.txt"; filename*=UTF-8''%C3%89l%C3%A8ve%20n%C2%B01.txt`],
  ['a"b;c', `attachment; filename="a_b_c"; filename*=UTF-8''a%22b%3Bc`],
  [
    `l'été (2)*.png`,
    `attachment; filename="l_ete (2)_.png"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%282%29%2A.png`,
  ],
  ['😀.png', `attachment; filename="_.png"; filename*=UTF-8''%F0%9F%98%80.png`],
])('AC-65 %j is downloaded under its name by a valid header', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header)
})
