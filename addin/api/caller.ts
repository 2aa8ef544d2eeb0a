/** Who asks, and in which language. The only place that knows how a request says so: sign-in replaces it here. */

/** Nobody yet (`person: null`) may only list the bulletins. */
export interface Caller {
  readonly person: string | null
  readonly language: string
}

/** The headers of a caller's request: a stand-in identity, which the server believes on its own machine only. */
export function callerHeaders({ person, language }: Caller): Record<string, string> {
  return { 'Accept-Language': language, ...(person === null ? {} : { 'Bulletin-Person': person }) }
}
