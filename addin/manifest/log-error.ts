import * as officeAddinCli from 'office-addin-cli'

/** Its documentation marks the function as deprecated, but means a parameter that it no longer has. */
const cli: { readonly logErrorMessage: (error: unknown) => void } = officeAddinCli

/** One line for the person at the terminal, as Microsoft's tools for add-ins write it: `Error: …`. */
export const logError = (error: unknown): void => {
  cli.logErrorMessage(error)
}
