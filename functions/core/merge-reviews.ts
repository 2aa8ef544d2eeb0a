/**
 * Two editors saved on the same review: both sets of choices as one, and what only they can settle (issue 3: "shows
 * both, loses neither"). Three-way, by item and field: what one side changed stands, what both changed alike too.
 */
import type { ItemEdit } from './issue.ts'
import { mergeOrders } from './merge-orders.ts'
import { sameWords } from './review.ts'

/** What a review decides. */
export interface ReviewContent {
  readonly edits: readonly ItemEdit[]
  /** By section, item ids in print order. */
  readonly order: Readonly<Record<string, readonly string[]>>
}

/** Both changed the same thing, and not alike. */
export type ReviewConflict =
  | FieldConflict
  | {
      /** Both decided on the item, each on other words of its department. */
      readonly kind: 'edit'
      readonly item: string
      readonly mine: ItemEdit
      readonly theirs: ItemEdit
    }
  | {
      readonly kind: 'order'
      readonly section: string
      readonly mine: readonly string[]
      readonly theirs: readonly string[]
    }

const editFields = ['section', 'include', 'headline', 'text'] as const
export type EditField = (typeof editFields)[number]
type FieldValue<F extends EditField> = Exclude<ItemEdit[F], undefined>

type FieldConflict = {
  [F in EditField]: {
    readonly kind: 'field'
    readonly item: string
    /** The words that both decided on. */
    readonly base: ItemEdit['base']
    readonly field: F
    /** Null: as its department has it. */
    readonly mine: FieldValue<F> | null
    readonly theirs: FieldValue<F> | null
  }
}[EditField]

/** Names a conflict among those of one merge: "field ecology#3 text", "order events". */
export function conflictKey(conflict: ReviewConflict): string {
  switch (conflict.kind) {
    case 'field':
      return `field ${conflict.item} ${conflict.field}`
    case 'edit':
      return `edit ${conflict.item}`
    case 'order':
      return `order ${conflict.section}`
  }
}

/**
 * Merges what two editors made of `base`. Until somebody chooses, `merged` has theirs where there is a conflict. Give
 * `base.order` as their sheets were drawn, with the default order in it: of a section that it does not name it cannot
 * be told who reordered it.
 */
export function mergeReviews(
  base: ReviewContent,
  mine: ReviewContent,
  theirs: ReviewContent,
): { merged: ReviewContent; conflicts: ReviewConflict[] } {
  const conflicts: ReviewConflict[] = []
  const [b, m, t] = [base, mine, theirs].map(({ edits }) => new Map(edits.map((edit) => [edit.item, edit])))
  // Theirs first: what is stored keeps its place.
  const items = new Set([...theirs.edits, ...mine.edits].map((edit) => edit.item))
  const edits = [...items].flatMap((item) => {
    const sides = { base: b?.get(item), mine: m?.get(item), theirs: t?.get(item) }
    const one = mergeEdits(item, sides)
    conflicts.push(...one.conflicts)
    return one.edit ?? []
  })
  const order: Record<string, readonly string[]> = {}
  for (const section of new Set([...Object.keys(theirs.order), ...Object.keys(mine.order)])) {
    const sides = { mine: mine.order[section] ?? [], theirs: theirs.order[section] ?? [] }
    const one = mergeOrders(base.order[section] ?? [], sides.mine, sides.theirs)
    if (one === undefined) conflicts.push({ kind: 'order', section, ...sides })
    const list = one ?? sides.theirs
    if (list.length > 0) order[section] = list
  }
  return { merged: { edits, order }, conflicts }
}

interface Sides {
  readonly base: ItemEdit | undefined
  readonly mine: ItemEdit | undefined
  readonly theirs: ItemEdit | undefined
}

type MergedEdit = { readonly edit: ItemEdit | undefined; readonly conflicts: readonly ReviewConflict[] }

function mergeEdits(item: string, { base, mine, theirs }: Sides): MergedEdit {
  if (sameEdit(mine, base)) return { edit: theirs, conflicts: [] }
  if (sameEdit(theirs, base)) return { edit: mine, conflicts: [] }
  const later = mine && theirs && mine.base.revision > theirs.base.revision ? mine : (theirs ?? mine)
  if (!later || sameFields(mine, theirs)) return { edit: later, conflicts: [] }
  if (mine && theirs && !sameWords(mine.base, theirs.base)) {
    return { edit: theirs, conflicts: [{ kind: 'edit', item, mine, theirs }] }
  }
  // What was decided on other words is no common ground.
  const ground = base && sameWords(base.base, later.base) ? base : undefined
  const conflicts: ReviewConflict[] = []
  const fields: EditFields = {}
  for (const field of editFields) {
    const [was, my, their] = [ground?.[field], mine?.[field], theirs?.[field]]
    Object.assign(fields, { [field]: their === was ? my : their })
    if (my === their || my === was || their === was) continue
    const sides = { mine: my ?? null, theirs: their ?? null }
    conflicts.push({ kind: 'field', item, base: later.base, field, ...sides } as FieldConflict)
  }
  return { edit: editOf(item, later.base, fields), conflicts }
}

type EditFields = { [F in EditField]?: ItemEdit[F] | null }

/** Undefined where nothing is decided. */
function editOf(item: string, base: ItemEdit['base'], fields: EditFields): ItemEdit | undefined {
  const decided = editFields.flatMap((field) => {
    const value = fields[field]
    return value === undefined || value === null ? [] : [[field, value] as const]
  })
  return decided.length === 0 ? undefined : { item, base, ...Object.fromEntries(decided) }
}

const sameFields = (a: ItemEdit | undefined, b: ItemEdit | undefined): boolean =>
  editFields.every((field) => a?.[field] === b?.[field])

/** The same decisions on the same words, of whichever revision. */
const sameEdit = (a: ItemEdit | undefined, b: ItemEdit | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameWords(a.base, b.base) && sameFields(a, b)

/** `merged` with the chosen side of each conflict, by `conflictKey`; theirs where nothing is chosen. */
export function resolveConflicts(
  merged: ReviewContent,
  conflicts: readonly ReviewConflict[],
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): ReviewContent {
  const edits = new Map(merged.edits.map((edit) => [edit.item, edit]))
  const order: Record<string, readonly string[]> = { ...merged.order }
  for (const conflict of conflicts) {
    if (choices[conflictKey(conflict)] !== 'mine') continue
    if (conflict.kind === 'order') order[conflict.section] = conflict.mine
    else if (conflict.kind === 'edit') edits.set(conflict.item, conflict.mine)
    else {
      const { item, base, field, mine } = conflict
      const before = edits.get(item)
      const edit = editOf(item, before?.base ?? base, { ...before, [field]: mine })
      if (edit) edits.set(item, edit)
      else edits.delete(item)
    }
  }
  return { edits: [...edits.values()], order }
}
