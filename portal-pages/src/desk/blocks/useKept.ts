import { forgetDraft, keepDraft, readDraft } from '@/lib/drafts'
import { useSession } from '@/stores/session'

/**
 * What is typed in dialogues, kept on this device until it was accepted or given up: a reload, a session that ended and
 * somebody who was faster close a dialogue, and none of them takes the text with it.
 *
 * @param about what the dialogues of this page are about; each is named by what is done in it
 */
export function useKept<V extends object>(about: string) {
  const account = useSession().who.id ?? 'nobody'
  const page = (what: string): string => `${about}/${what}`
  return {
    read: (what: string): V | null => readDraft<V>(account, page(what))?.values ?? null,
    keep: (what: string, values: V): void => void keepDraft(account, page(what), { values, at: Date.now(), attempt: null }),
    forget: (what: string): void => forgetDraft(account, page(what)),
  }
}
