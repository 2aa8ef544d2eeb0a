import { useEffect, useState } from 'react'

/** Opened with the component and closed with it; the component's key names all that it is made of. */
export function useOpened<T extends { readonly close: () => void }>(open: () => T): T {
  const [opened] = useState(open)
  useEffect(
    () => () => {
      opened.close()
    },
    [opened],
  )
  return opened
}
