/** A sheet to look at: what is to be filled in looks like what is not, and is as locked. Pure. */
import type { SheetLayout, StyleRole } from '../../functions/core/sheet-layout.ts'

const plainRoles: { readonly [R in StyleRole]?: StyleRole } = { input: 'reference', inputText: 'label' }

export const lockedLayout = (layout: SheetLayout): SheetLayout => ({
  ...layout,
  cells: layout.cells.map((cell) => {
    const role = plainRoles[cell.style.role]
    return role === undefined ? cell : { ...cell, style: { ...cell.style, role } }
  }),
  validations: [],
})
