/**
 * Lets at most `limit` tasks run at a time; the others wait in the order they came. Without it, ten thousand calls at
 * once would open ten thousand files or sockets.
 */
export function createGate(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running < limit) running++
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await task()
    } finally {
      // The place is handed over, not given back: whoever calls in between cannot take it.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
