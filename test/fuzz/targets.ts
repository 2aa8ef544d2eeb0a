/** Every fuzz target, in the order of the report. */
import { readingTargets } from './linear-time.ts'
import { renderingTargets } from './renderers.ts'
import { requestTargets } from './requests.ts'
import type { Target } from './target.ts'
import { uploadTargets } from './uploads.ts'

export const targets: readonly Target[] = [...uploadTargets, ...requestTargets, ...renderingTargets, ...readingTargets]
