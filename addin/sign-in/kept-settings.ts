import type { Result } from '../api/request.ts'

/** Asks once, for all who ask; what failed is asked again. */
export function keepOnceRead<T>(read: () => Promise<Result<T>>): () => Promise<Result<T>> {
  let kept: Promise<Result<T>> | undefined
  return () => {
    const asked = kept ?? read()
    kept = asked
    void asked.then((result) => {
      if (!result.ok && kept === asked) kept = undefined
    })
    return asked
  }
}
