/** The address under which people reach a deployment: never taken from a request, which may claim any. */

/** `http://127.0.0.1:3000`, `https://localhost`, `http://[::1]:3000`. */
export const isLoopbackUrl = (url: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname)

/** Whether people reach it by https. */
export const isSecure = (publicUrl: string): boolean => new URL(publicUrl).protocol === 'https:'

/**
 * The header by which browsers come by https alone for two years (ASVS 14.4.5). Not on `http`, where they let it be,
 * and not for `localhost`, where it would bar them from every other program of that machine.
 */
export const strictTransport = (publicUrl: string): Readonly<Record<string, string>> =>
  isSecure(publicUrl) && !isLoopbackUrl(publicUrl)
    ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    : {}
