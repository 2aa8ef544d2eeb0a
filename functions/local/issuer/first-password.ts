import { randomInt } from 'node:crypto'

/** Lower-case letters and digits that nobody takes for one another: no 0 and o, no 1, i and l. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Easy to read out and to type, 74 bits: `k7f2m-x9rtq-3hw8p`. */
export const makeFirstPassword = (): string =>
  Array.from({ length: 3 }, () =>
    Array.from({ length: 5 }, () => letters.charAt(randomInt(letters.length))).join(''),
  ).join('-')
