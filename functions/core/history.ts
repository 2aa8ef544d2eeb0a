/** What a department reported before: shown on its sheet for reference and used by plausibility checks. */
export interface DepartmentHistory {
  /** By figure, canonical decimals; absent where nothing is known. */
  readonly lastIssue: Readonly<Record<string, string>>
  readonly yearToDate: Readonly<Record<string, string>>
}
