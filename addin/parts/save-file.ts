import type { Download } from '../api/request.ts'

/** Hands a file to the browser's downloads. */
export function saveFile({ blob, name }: Download, fallback: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name ?? fallback
  link.click()
  // Not before the browser has begun to read it.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}
