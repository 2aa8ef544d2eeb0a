/**
 * The address of a deployment (`https://bulletin.example.org`, `https://localhost:3000`), without a slash at its end.
 * @throws Error that says what is wrong with it
 */
export function readAddress(text: string): string {
  if (!URL.canParse(text)) throw new Error(`"${text}" is not an address: give one such as https://bulletin.example.org`)
  const url = new URL(text)
  if (url.protocol !== 'https:') throw new Error(`"${text}" does not begin with https:// and Excel takes nothing else`)
  if (url.username !== '' || url.password !== '') throw new Error(`"${text}" names a user: leave that out`)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new Error(`"${text}" goes on after the host: the add-in is served at the root, as in ${url.origin}`)
  return url.origin
}
