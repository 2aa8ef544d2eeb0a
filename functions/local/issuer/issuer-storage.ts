/**
 * What the embedded issuer remembers (sessions, codes, refresh tokens): in memory, so that a restart asks everybody to
 * sign in again. Bounded, for anybody may begin a sign-in: a crowd of strangers pushes out begun sign-ins, no sessions.
 */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

/** Of each kind; beyond it the oldest go. */
const most = 20_000

/** For what has no end of its own: longer than a server runs. */
const foreverSeconds = 10 * 365 * 24 * 3600

interface Entry {
  readonly payload: AdapterPayload
  /** In seconds since 1970, as the issuer counts. */
  readonly ends: number
}

const nowInSeconds = (): number => Math.floor(Date.now() / 1000)

/** A memory of its own for each issuer. */
export function createIssuerStorage(): AdapterFactory {
  const kinds = new Map<string, Map<string, Entry>>()
  const alive = (entry: Entry | undefined) => (entry && entry.ends > nowInSeconds() ? entry.payload : undefined)
  return (kind): Adapter => {
    const entries = kinds.get(kind) ?? new Map<string, Entry>()
    kinds.set(kind, entries)
    return {
      upsert(id, payload, expiresIn) {
        entries.delete(id)
        if (entries.size >= most) makeRoom(entries)
        entries.set(id, { payload, ends: nowInSeconds() + (expiresIn ?? foreverSeconds) })
        return Promise.resolve()
      },
      find: (id) => Promise.resolve(alive(entries.get(id))),
      findByUid(uid) {
        for (const entry of entries.values()) if (entry.payload.uid === uid) return Promise.resolve(alive(entry))
        return Promise.resolve(undefined)
      },
      // Of the device flow, which is off.
      findByUserCode: () => Promise.resolve(undefined),
      consume(id) {
        const entry = entries.get(id)
        if (entry) entries.set(id, { ...entry, payload: { ...entry.payload, consumed: nowInSeconds() } })
        return Promise.resolve()
      },
      destroy(id) {
        entries.delete(id)
        return Promise.resolve()
      },
      revokeByGrantId(grantId) {
        for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id)
        return Promise.resolve()
      },
    }
  }
}

function makeRoom(entries: Map<string, Entry>): void {
  const now = nowInSeconds()
  for (const [id, { ends }] of entries) if (ends <= now) entries.delete(id)
  // What belongs to nobody makes way for what somebody signed in for.
  for (const [id, { payload }] of entries) {
    if (entries.size < most) return
    if (payload.accountId === undefined) entries.delete(id)
  }
  // Maps keep the order of writing: the first are the oldest.
  for (const id of entries.keys()) {
    if (entries.size < most) return
    entries.delete(id)
  }
}
