import { NoAnswer, type Failure } from '@/api/http'
import { failureWords } from '@/lib/failure'

/** Why something was not done, for a dialogue. */
export function failureText(failure: Failure | null, t: (key: string, named?: Record<string, string>) => string): string | null {
  if (failure === null) return null
  if (failure instanceof NoAnswer || failure.status >= 500) return t('desk.form.unsure')
  return t('desk.form.refused', { reason: failureWords(failure) })
}
