/** PINs of links, as people type them. */
import { foldForms } from './text-folding.ts'

/** Full-width digits become ASCII; spaces and hyphens that group them go. */
export const foldPin = (typed: string): string => foldForms(typed).replace(/[\s-]/g, '')

/** 6 to 12 ASCII digits. */
export const isPin = (text: string): boolean => /^[0-9]{6,12}$/.test(text)
