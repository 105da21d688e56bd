import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { isFailure, NoAnswer, Refused, type Failure } from '@/api/http'
import { forgetDraft, keepDraft, readDraft, type Draft } from '@/lib/drafts'
import { useSession } from '@/stores/session'

/**
 * - `editing`: one may type; `failure` says why the last attempt was refused
 * - `sending`: a second click sends nothing
 * - `unsure`: no answer came, so it may have been carried out; only the same may be sent again
 * - `done`: accepted
 */
export type FormState = 'editing' | 'sending' | 'unsure' | 'done'

export interface DeskForm<V extends object> {
  values: V
  state: Ref<FormState>
  /** By the path of the field, as the service names it. */
  errors: Ref<Readonly<Record<string, string>>>
  failure: Ref<Failure | null>
  /** 409 and 412: somebody else was faster. */
  conflicted: Readonly<Ref<boolean>>
  /** When the draft that was found here was last changed; null where there was none. */
  restoredFrom: Ref<Date | null>
  /** False where this device keeps nothing. */
  kept: Ref<boolean>
  locked: Readonly<Ref<boolean>>
  changed: Readonly<Ref<boolean>>
  /** Faults that the page finds itself, before anything is sent. */
  fault: (faults: Record<string, string>) => void
  submit: () => Promise<void>
  /** Back to the beginning, the draft forgotten. */
  discard: () => void
}

/**
 * A form whose typed text is lost neither through a reload nor through a session that ended or a connection that broke.
 *
 * One attempt has one key: it is drawn when something new is sent, stored before it is sent, and drawn again only when a
 * service has refused and the text was changed. What was sent without an answer is sent again as it was.
 */
export function useDeskForm<V extends object, A>(options: {
  /** Names the draft: the page, and what it is about. */
  page: string
  initial: () => V
  send: (values: V, key: string) => Promise<A>
  done?: (answer: A) => unknown
}): DeskForm<V> {
  const session = useSession()
  let account = session.who.id ?? 'nobody'
  const found = readDraft<V>(account, options.page)
  const values = reactive({ ...options.initial(), ...found?.values }) as V
  const state = ref<FormState>(found?.attempt?.open ? 'unsure' : 'editing')
  const errors = ref<Record<string, string>>({})
  const failure = shallowRef<Failure | null>(null)
  const kept = ref(true)
  const restoredFrom = ref<Date | null>(found ? new Date(found.at) : null)
  const changed = ref(found !== null)
  let attempt: Draft<V>['attempt'] = found?.attempt ?? null

  const keep = (): void => {
    kept.value = keepDraft(account, options.page, { values, at: Date.now(), attempt })
  }
  const forget = (): void => {
    attempt = null
    changed.value = false
    restoredFrom.value = null
    forgetDraft(account, options.page)
  }

  const stop = watch(
    values,
    () => {
      if (state.value === 'done') return
      changed.value = true
      keep()
    },
    { deep: true, flush: 'sync' },
  )
  // A page of everybody's is there before it is known who reads it, and learns only then whose draft it has.
  const stopAsking = watch(
    () => session.who.id,
    (id) => {
      if (account !== 'nobody' || !id) return
      account = id
      const draft = changed.value ? null : readDraft<V>(account, options.page)
      if (draft === null) return
      attempt = draft.attempt
      state.value = draft.attempt?.open ? 'unsure' : 'editing'
      restoredFrom.value = new Date(draft.at)
      Object.assign(values, draft.values)
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => {
    stop()
    stopAsking()
  })

  async function submit(): Promise<void> {
    if (state.value === 'sending' || state.value === 'done') return
    const body = JSON.stringify(values)
    if (attempt === null || (!attempt.open && attempt.sent !== body)) attempt = { key: crypto.randomUUID(), sent: body, open: true }
    const mine = attempt
    mine.open = true
    keep()
    state.value = 'sending'
    errors.value = {}
    failure.value = null
    try {
      const answer = await options.send(JSON.parse(mine.sent) as V, mine.key)
      state.value = 'done'
      forget()
      await options.done?.(answer)
    } catch (error) {
      if (!isFailure(error)) {
        state.value = state.value === 'done' ? 'done' : 'unsure'
        throw error
      }
      failure.value = error
      mine.open = isOpen(error)
      state.value = mine.open ? 'unsure' : 'editing'
      if (error instanceof Refused) errors.value = Object.fromEntries(error.errors.map((one) => [one.field, one.message]))
      keep()
    }
  }

  function discard(): void {
    for (const key of Object.keys(values)) if (!(key in options.initial())) delete (values as Record<string, unknown>)[key]
    Object.assign(values, options.initial())
    errors.value = {}
    failure.value = null
    state.value = 'editing'
    forget()
  }

  return {
    values,
    state,
    errors,
    failure,
    kept,
    restoredFrom,
    changed,
    submit,
    discard,
    conflicted: computed(() => failure.value instanceof Refused && [409, 412].includes(failure.value.status)),
    locked: computed(() => state.value === 'sending' || state.value === 'unsure'),
    fault: (faults) => (errors.value = faults),
  }
}

/** Whether it may have been carried out all the same: a refusal is an answer, what a fault or a gateway says is none. */
const isOpen = (failure: Failure): boolean => failure instanceof NoAnswer || failure.status >= 500
