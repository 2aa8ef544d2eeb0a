/** What a test makes go wrong. */
import { ExcelError, type ExcelErrorCode } from './model/excel-error.ts'

/** A code of Excel, such as AccessDenied; its message is Excel's where the host knows it. */
export interface Fault {
  readonly code: string
  readonly message?: string
}

interface Planned extends Fault {
  /** Requests, or uses of the member, that still go well. */
  after: number
  readonly member: string | undefined
}

/** Excel would say it at that place. */
class InjectedFault extends ExcelError {
  override readonly code: string
  constructor({ code, message }: Fault) {
    super('GeneralException', message ?? new ExcelError(code as ExcelErrorCode).message)
    this.code = code
  }
}

export class Faults {
  /** How long every request takes. */
  latencyMs = 0
  #planned: Planned[] = []

  /** The next request fails as a whole; or the one after `after` others. */
  failRequest(fault: Fault, { after = 0 } = {}): void {
    this.#planned.push({ ...fault, after, member: undefined })
  }

  /** The next use of a member ("Range.values", "Worksheet.getRange") fails, and with it the rest of its request. */
  failMember(member: string, fault: Fault, { after = 0 } = {}): void {
    this.#planned.push({ ...fault, after, member })
  }

  clear(): void {
    this.#planned = []
    this.latencyMs = 0
  }

  /** For the host: the fault of this request, if it is its turn. */
  takeForRequest(): Fault | undefined {
    return this.#take(undefined)
  }

  /** For the host: throws where it is the turn of a fault of this member. */
  useMember(member: string): void {
    const fault = this.#take(member)
    if (fault) throw new InjectedFault(fault)
  }

  #take(member: string | undefined): Fault | undefined {
    const planned = this.#planned.find((one) => one.member === member)
    if (!planned) return undefined
    if (planned.after > 0) {
      planned.after--
      return undefined
    }
    this.#planned = this.#planned.filter((one) => one !== planned)
    return planned
  }
}
