/** Who asks, and in which language. The only place that knows how a request says so. */

/** Its functions never reject: whoever cannot have a token asks without one, and is told so by the server. */
export interface Caller {
  readonly language: string
  /** A fresh access token; undefined where nobody is signed in. */
  readonly token: () => Promise<string | undefined>
  /** Another token in the place of one that the server refused; undefined where there is none to be had. */
  readonly renew?: (refused: string) => Promise<string | undefined>
  /** Told when the server takes no token that there is: the person has to sign in again. */
  readonly onRefused?: () => void
}

export const callerHeaders = (language: string, token: string | undefined): Record<string, string> => ({
  'Accept-Language': language,
  ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
})
