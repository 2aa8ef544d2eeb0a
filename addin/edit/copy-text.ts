/** Copies a field's text; where the browser forbids it the text is left selected, ready to be copied by hand. */
export async function copyField(field: HTMLTextAreaElement | HTMLInputElement): Promise<boolean> {
  try {
    // Missing in old WebViews, and outside https, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined
    if (clipboard) {
      await clipboard.writeText(field.value)
      return true
    }
  } catch {
    // A permission that the frame does not have: by hand, then.
  }
  field.focus()
  field.select()
  return false
}
