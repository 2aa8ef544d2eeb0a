/**
 * The host in a browser: the page around holds the workbook, and office.js in a frame of the same origin (the pane)
 * talks to it. Both may also be one window.
 */
import type { ExcelHost } from './host.ts'
import { installOffice } from './install.ts'

/** A window that holds a workbook. */
export interface HostWindow {
  excelHost?: ExcelHost
}

/** In the page around, before the pane's frame loads. A new host takes the place of an earlier one. */
export function offerExcel(target: HostWindow, host: ExcelHost): void {
  target.excelHost = host
}

/**
 * In the pane, before the script tag of office.js: finds the host in this window or in one around it. False where there
 * is none, so that the pane shows what it shows in a plain browser.
 */
export function joinExcel(pane: Window): boolean {
  const host = hostOf(pane)
  if (!host) return false
  const opened = host.openPane(pane.location.origin)
  installOffice(pane, opened.external, host.settings.platform)
  pane.addEventListener('pagehide', () => {
    host.closePane(opened)
  })
  return true
}

function hostOf(pane: Window): ExcelHost | undefined {
  const { excelHost } = pane as HostWindow
  if (excelHost) return excelHost
  if (pane.parent === pane) return undefined
  try {
    return (pane.parent as HostWindow).excelHost
  } catch {
    // The window around is of another origin.
    return undefined
  }
}
