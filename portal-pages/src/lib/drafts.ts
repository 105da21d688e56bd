/** What was typed and not yet sent, kept on this device under the account and the page that it belongs to. */
const prefix = 'sanwei.draft.'
const keptForMs = 30 * 24 * 3_600_000

export interface Draft<V> {
  values: V
  /** When it was last changed. */
  at: number
  /** A command that was sent and of which no answer came: it may have been carried out. */
  attempt: { key: string; sent: string; open: boolean } | null
}

const name = (account: string, page: string): string => `${prefix}${account}.${page}`

export function readDraft<V>(account: string, page: string): Draft<V> | null {
  try {
    const text = localStorage.getItem(name(account, page))
    if (text === null) return null
    const draft = JSON.parse(text) as Draft<V>
    if (typeof draft.at !== 'number' || typeof draft.values !== 'object' || Date.now() - draft.at > keptForMs) {
      forgetDraft(account, page)
      return null
    }
    return draft
  } catch {
    // Storage is switched off, or somebody else wrote there: as if there were none.
    return null
  }
}

/** Whether it is kept: storage may be full or switched off. */
export function keepDraft<V>(account: string, page: string, draft: Draft<V>): boolean {
  try {
    localStorage.setItem(name(account, page), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function forgetDraft(account: string, page: string): void {
  forget((key) => key === name(account, page))
}

export function forgetDrafts(): void {
  forget((key) => key.startsWith(prefix))
}

function forget(which: (key: string) => boolean): void {
  try {
    for (const key of Object.keys(localStorage).filter(which)) localStorage.removeItem(key)
  } catch {
    // Nothing is kept where storage is switched off.
  }
}
