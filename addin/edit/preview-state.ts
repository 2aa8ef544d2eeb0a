/** The bulletin's page with the sheet's choices: what is asked for, what is shown, how large. Pure. */
import type { ReviewContent } from '../api/edit-api.ts'
import type { Result } from '../api/request.ts'
import { type Loaded, loading, settled } from '../parts/loaded.ts'
import { sameContent } from './review-sheet.ts'

export interface Preview {
  /** What the page is to show; null before there is a sheet. */
  readonly wanted: ReviewContent | null
  readonly html: Loaded<string>
  readonly size: 'closed' | 'half' | 'full'
}

export type PreviewAction =
  | { readonly type: 'previewLoaded'; readonly wanted: ReviewContent; readonly result: Result<string> }
  | { readonly type: 'previewSized'; readonly size: Preview['size'] }
  | { readonly type: 'previewRetried' }

export const initialPreview: Preview = { wanted: null, html: { kind: 'idle' }, size: 'half' }

export function reducePreview(preview: Preview, action: PreviewAction): Preview {
  switch (action.type) {
    case 'previewLoaded':
      return action.wanted === preview.wanted ? { ...preview, html: settled(preview.html, action.result) } : preview
    case 'previewSized':
      return { ...preview, size: action.size }
    case 'previewRetried':
      // A new object is a new request.
      return preview.wanted ? { ...preview, wanted: { ...preview.wanted }, html: loading(preview.html) } : preview
  }
}

/** The same choices again ask for nothing. */
export const wantPreview = (preview: Preview, content: ReviewContent): Preview =>
  preview.wanted && sameContent(preview.wanted, content)
    ? preview
    : { ...preview, wanted: content, html: loading(preview.html) }
