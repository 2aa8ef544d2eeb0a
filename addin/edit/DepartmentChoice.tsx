/** The departments that a person reports for. Plain elements: a bulletin may have hundreds. */
import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Language } from '../language.ts'
import type { Department } from './people-sentence.ts'
import { peopleWords } from './people-words.ts'

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  list: {
    maxHeight: '180px',
    overflowY: 'auto',
    marginTop: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalXS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    fontSize: tokens.fontSizeBase300,
    overflowWrap: 'anywhere',
  },
  check: { width: '16px', height: '16px', flexShrink: 0, accentColor: tokens.colorCompoundBrandBackground },
})

/** From so many on they can be searched. */
const many = 12

export interface DepartmentChoiceProps {
  readonly departments: readonly Department[]
  readonly chosen: readonly string[]
  readonly toggle: (department: string) => void
  readonly language: Language
}

export function DepartmentChoice({ departments, chosen, toggle, language }: DepartmentChoiceProps) {
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const w = peopleWords(language).form
  const known = new Set(departments.map(({ department }) => department))
  const gone = chosen.filter((id) => !known.has(id)).map((id) => ({ department: id, name: w.gone(id) }))
  const wanted = search.trim().toLowerCase()
  // Those that are chosen stay in sight whatever is looked for.
  const visible = [...gone, ...departments].filter(
    ({ department, name }) => chosen.includes(department) || `${name} ${department}`.toLowerCase().includes(wanted),
  )
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{w.departments}</legend>
      {departments.length >= many && (
        <Input
          size="small"
          placeholder={w.findDepartment}
          aria-label={w.findDepartment}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
      )}
      <div className={styles.list}>
        {visible.map(({ department, name }) => (
          <label key={department} className={styles.line}>
            <input
              type="checkbox"
              className={styles.check}
              checked={chosen.includes(department)}
              onChange={() => toggle(department)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
